export type { DocumentAnswer, DocumentNotice } from "../program/saving/answers.ts";
export { type DocumentSaving, useDocumentSaving } from "../program/saving/use-document-saving.tsx";
