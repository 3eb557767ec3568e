import { useTranslation } from "react-i18next";
import { problemText } from "./field-problem.ts";
import type { ProgramEditorState } from "./use-program-editor.ts";

/** What a text field needs to show `field` of the form and the problem with it. */
export function useFieldProps(editor: ProgramEditorState) {
  const { t } = useTranslation();
  return (field: string) => {
    const problem = editor.problemAt(field);
    return {
      id: field,
      autoComplete: "off",
      error: problem ? problemText(problem, t) : undefined,
      onBlur: () => editor.leave(field),
    };
  };
}
