import {
  type AnnouncementKind,
  type Announcements,
  bridgeMark,
  type InstructionKind,
  type Instructions,
  isEnvelope,
  isTrusted,
  type Message,
  type QuestionKind,
  type Questions,
  type Reactions,
} from "./protocol.ts";

export interface Channel {
  ask: <Kind extends QuestionKind>(kind: Kind, input: Questions[Kind]["input"]) => Promise<Questions[Kind]["answer"]>;
  tell: <Kind extends AnnouncementKind>(kind: Kind, payload: Announcements[Kind]) => void;
  on: <Kind extends InstructionKind>(kind: Kind, act: Reactions<Instructions>[Kind]) => void;
}

/**
 * The embedded page's end of the line to the admin around it. Messages from any other origin are ignored.
 *
 * @param adminOrigin the only origin that is spoken to
 */
export function openChannel(adminOrigin: string): Channel {
  let lastQuestion = 0;
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (reason: Error) => void }>();
  const reactions: Reactions<Instructions> = {};
  const act = <Kind extends InstructionKind>(message: { kind: Kind; payload: Instructions[Kind] }): void => {
    reactions[message.kind]?.(message.payload);
  };

  addEventListener("message", ({ origin, data }: MessageEvent<unknown>) => {
    if (origin !== adminOrigin || !isEnvelope(data)) return;
    if (data.question === undefined) {
      if (isTrusted<Message<Instructions>>(data)) act(data);
      return;
    }
    const asked = waiting.get(data.question);
    waiting.delete(data.question);
    if (data.error === undefined) asked?.resolve(data.payload);
    else asked?.reject(new Error(data.error));
  });

  return {
    ask: <Kind extends QuestionKind>(kind: Kind, input: Questions[Kind]["input"]) =>
      new Promise<Questions[Kind]["answer"]>((resolve, reject) => {
        lastQuestion += 1;
        waiting.set(lastQuestion, {
          resolve: (answer) => {
            if (isTrusted<Questions[Kind]["answer"]>(answer)) resolve(answer);
          },
          reject,
        });
        parent.postMessage({ mark: bridgeMark, kind, payload: input, question: lastQuestion }, adminOrigin);
      }),
    tell: (kind, payload) => {
      parent.postMessage({ mark: bridgeMark, kind, payload }, adminOrigin);
    },
    on: <Kind extends InstructionKind>(kind: Kind, react: Reactions<Instructions>[Kind]) => {
      reactions[kind] = react;
    },
  };
}
