import {
  type AnnouncementKind,
  type Announcements,
  type Answers,
  bridgeMark,
  type InstructionKind,
  type Instructions,
  isEnvelope,
  isTrusted,
  type Message,
  type QuestionKind,
  type Questions,
  type Reactions,
} from "../bridge/protocol.ts";

export interface FrameChannel {
  onTold: <Kind extends AnnouncementKind>(kind: Kind, act: Reactions<Announcements>[Kind]) => void;
  onAsked: <Kind extends QuestionKind>(kind: Kind, answer: Answers[Kind]) => void;
  instruct: <Kind extends InstructionKind>(kind: Kind, payload: Instructions[Kind]) => void;
}

/**
 * The admin's end of the line to the embedded page; whatever does not come from the app's own frame is ignored.
 *
 * @param appOrigin the only origin that is spoken to
 */
export function openFrameChannel(frame: HTMLIFrameElement, appOrigin: string): FrameChannel {
  const reactions: Reactions<Announcements> = {};
  const answers: Answers = {};
  const act = <Kind extends AnnouncementKind>(message: { kind: Kind; payload: Announcements[Kind] }): void => {
    reactions[message.kind]?.(message.payload);
  };
  const answer = <Kind extends QuestionKind>(asked: {
    kind: Kind;
    payload: Questions[Kind]["input"];
  }): Promise<unknown> =>
    answers[asked.kind]?.(asked.payload) ?? Promise.reject(new Error(`The sandbox does not know ${asked.kind}`));
  const post = (message: object): void => frame.contentWindow?.postMessage({ mark: bridgeMark, ...message }, appOrigin);

  addEventListener("message", ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || origin !== appOrigin || !isEnvelope(data)) return;
    const { kind, question } = data;
    if (question === undefined) {
      if (isTrusted<Message<Announcements>>(data)) act(data);
    } else if (isTrusted<Message<{ [Kind in QuestionKind]: Questions[Kind]["input"] }>>(data)) {
      answer(data).then(
        (result) => post({ kind, question, payload: result }),
        (problem: unknown) => post({ kind, question, payload: null, error: String(problem) }),
      );
    }
  });

  return {
    onTold: <Kind extends AnnouncementKind>(kind: Kind, react: Reactions<Announcements>[Kind]) => {
      reactions[kind] = react;
    },
    onAsked: <Kind extends QuestionKind>(kind: Kind, find: Answers[Kind]) => {
      answers[kind] = find;
    },
    instruct: (kind, payload) => post({ kind, payload }),
  };
}
