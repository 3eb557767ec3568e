import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MonthDay } from "../../loyalty/program/primitives.ts";
import { EventModal } from "./event-modal.tsx";
import { BookModal } from "./book-modal.tsx";
import type { BookRefusal, OfferedReward } from "./booking.ts";
import { BirthdayModal, TierModal, type ToldFact } from "./fact-modals.tsx";

type Open = "event" | "reward" | "tier" | "birthday" | null;

/** What the door for a member's facts answers. */
interface FactAnswer {
  intent: ToldFact["intent"] | "withdraw-event" | "revoke-tier" | "deliver-reward" | "take-back-reward";
  outcome: "done" | "refused";
  /** Why a reward was not booked. */
  because?: BookRefusal;
}

export interface FactsState {
  opened: Open;
  isSending: boolean;
  hasFailed: boolean;
  /** Why a reward was not booked, where that is known. */
  refusal: BookRefusal | null;
  open: (which: Exclude<Open, null>) => void;
  close: () => void;
  tell: (fact: ToldFact) => void;
  withdraw: (id: string) => void;
  revoke: (id: string) => void;
  deliver: (key: string) => void;
  takeBack: (key: string) => void;
}

/** What an agent tells of a member: one opening of a form is one fact, however often it is sent. */
export function useFacts({ memberId, requestId }: { memberId: string; requestId: string }): FactsState {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const [opened, setOpened] = useState<{ which: Exclude<Open, null>; requestId: string } | null>(null);
  const fetcher = useFetcher<FactAnswer>({ key: `facts-${opened?.requestId ?? "closed"}` });
  const answer = fetcher.data;
  useEffect(() => {
    if (answer?.outcome !== "done") return;
    shopify.toast.show(t(`facts.done.${answer.intent}`));
    setOpened(null);
  }, [answer, shopify, t]);
  const send = (fact: object) =>
    fetcher.submit(JSON.stringify(fact), {
      method: "post",
      action: `/app/members/${memberId}/facts`,
      encType: "application/json",
    });
  return {
    opened: opened?.which ?? null,
    isSending: fetcher.state !== "idle",
    hasFailed: answer?.outcome === "refused",
    refusal: answer?.because ?? null,
    open: (which) => setOpened({ which, requestId }),
    close: () => setOpened(null),
    tell: (fact) => send({ ...fact, requestId: opened?.requestId ?? requestId }),
    withdraw: (id) => send({ intent: "withdraw-event", id }),
    revoke: (id) => send({ intent: "revoke-tier", id }),
    deliver: (key) => send({ intent: "deliver-reward", key }),
    takeBack: (key) => send({ intent: "take-back-reward", key }),
  };
}

/** The form that is open, if one is. */
export function FactModals(props: {
  facts: FactsState;
  eventNames: string[];
  offered: OfferedReward[];
  tiers: { id: string; name: string }[];
  birthday: MonthDay | null;
}) {
  const { facts } = props;
  const modal = { isSending: facts.isSending, hasFailed: facts.hasFailed, onClose: facts.close, onTell: facts.tell };
  switch (facts.opened) {
    case "event":
      return <EventModal {...modal} refusal={facts.refusal} names={props.eventNames} />;
    case "reward":
      return <BookModal {...modal} rewards={props.offered} refusal={facts.refusal} />;
    case "tier":
      return <TierModal {...modal} tiers={props.tiers} />;
    case "birthday":
      return <BirthdayModal {...modal} birthday={props.birthday} />;
    case null:
      return null;
  }
}
