/**
 * What the embedded page and the admin around it say to each other. Shopify's own protocol is private; only the promises
 * of its `shopify` global are public, and those are what app-bridge.ts keeps on top of this one.
 */

export const bridgeMark = "laurel-sandbox-bridge";

export interface NavigationLink {
  href: string;
  text: string;
}

export interface TitleBarButton {
  ref: string;
  text: string;
  tone: "default" | "critical";
  disabled: boolean;
}

export interface TitleBar {
  title: string;
  breadcrumb: TitleBarButton | null;
  primary: TitleBarButton | null;
  secondary: TitleBarButton[];
}

export interface SaveBarButton {
  text: string;
  disabled: boolean;
  loading: boolean;
}

export interface SaveBar {
  save: SaveBarButton;
  discard: SaveBarButton;
  asksBeforeDiscard: boolean;
}

export interface ToastMessage {
  id: string;
  message: string;
  isError: boolean;
  durationMs: number;
  action: string | null;
}

export interface PickerRequest {
  type: "product" | "variant" | "collection";
  multiple: boolean;
  selectedIds: string[];
}

/** What the app may do, what it cannot be without, and what it may ask for. */
export interface Scopes {
  granted: string[];
  required: string[];
  optional: string[];
}

/** The page asks, the admin answers. */
export interface Questions {
  "id-token": { input: null; answer: string };
  "leave-confirmation": { input: null; answer: "leave" | "stay" };
  "pick-resources": { input: PickerRequest; answer: unknown[] | null };
  extensions: { input: null; answer: unknown[] };
  scopes: { input: null; answer: Scopes };
  "request-scopes": { input: string[]; answer: { result: "granted-all" | "declined-all"; detail: Scopes } };
}

/** The page tells the admin. */
export interface Announcements {
  /** App Bridge is there: the first word of every document. */
  hello: null;
  toast: ToastMessage;
  "toast-hide": { id: string };
  loading: "on" | "off";
  navigation: NavigationLink[];
  title: TitleBar | null;
  path: string;
  "save-bar": SaveBar | null;
  "open-admin": { path: string };
  "open-window": { url: string };
}

/** The admin tells the page. */
export interface Instructions {
  navigate: { href: string };
  press: { ref: string };
  "save-bar": "save" | "discard";
  "toast-action": { id: string };
  "toast-dismissed": { id: string };
}

export type QuestionKind = keyof Questions;
export type AnnouncementKind = keyof Announcements;
export type InstructionKind = keyof Instructions;

/** A message of one of `Kinds`, each with its own payload. */
export type Message<Kinds> = { [Kind in keyof Kinds]: { kind: Kind; payload: Kinds[Kind] } }[keyof Kinds];

/** What to do on each kind of message. */
export type Reactions<Kinds> = { [Kind in keyof Kinds]?: (payload: Kinds[Kind]) => void };

/** How to answer each kind of question. */
export type Answers = {
  [Kind in QuestionKind]?: (input: Questions[Kind]["input"]) => Promise<Questions[Kind]["answer"]>;
};

interface Envelope {
  mark: string;
  kind: string;
  payload: unknown;
  /** Numbers a question, so that its answer finds it. */
  question?: number;
  error?: string;
}

/** True when a window message is one of ours. */
export function isEnvelope(data: unknown): data is Envelope {
  return (
    typeof data === "object" &&
    data !== null &&
    "mark" in data &&
    data.mark === bridgeMark &&
    "kind" in data &&
    typeof data.kind === "string"
  );
}

/** Takes a value for what its sender says it is: both ends of the line are this sandbox, and the origin was checked. */
export function isTrusted<Value>(value: unknown): value is Value {
  return value !== undefined;
}
