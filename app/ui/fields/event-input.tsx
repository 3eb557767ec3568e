import { Autocomplete } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { KNOWN_EVENTS } from "../../loyalty/program/trigger-schema.ts";
import type { LeafProps } from "./input-props.ts";
import { wordsAt } from "./words-at.ts";

/** The name of an event: one that was received, one of those that everybody knows, or any other. */
export function EventInput({ form, field, path, titled }: LeafProps) {
  const { t } = useTranslation();
  const words = wordsAt(form, field, path);
  const typed = form.draft[path] ?? "";
  const { receivedEvents } = form;
  const isMeant = (name: string) => name === typed || name.includes(typed.trim().toLowerCase());
  // Once a name is whole, the others are offered again: whoever opens the list wants another one.
  const isWhole = [...receivedEvents, ...KNOWN_EVENTS].includes(typed);
  const optionsOf = (names: readonly string[]) =>
    names.filter((name) => isWhole || isMeant(name)).map((name) => ({ value: name, label: name }));
  const sections = [
    { title: t("subjects.events.received"), options: optionsOf(receivedEvents) },
    {
      title: t("subjects.events.known"),
      options: optionsOf(KNOWN_EVENTS.filter((name) => !receivedEvents.includes(name))),
    },
  ];
  return (
    <Autocomplete
      options={sections.filter(({ options }) => options.length > 0)}
      selected={[typed]}
      onSelect={([name = ""]) => form.change(path, name)}
      textField={
        <Autocomplete.TextField
          id={path}
          label={words.label}
          labelHidden={titled === "above"}
          helpText={words.help}
          value={typed}
          autoComplete="off"
          error={form.errorAt(path)}
          onBlur={() => form.leave(path)}
          onChange={(text) => form.change(path, text)}
        />
      }
    />
  );
}
