/** Somebody who takes part in the test. */
export interface TesterLine {
  customerId: string;
  /** null once nothing is left of the member. */
  memberId: string | null;
  /** Read live; null where Shopify does not tell it. */
  name: string | null;
  email: string | null;
  balance: number;
  /** Being removed: their codes end and their points are wiped. */
  isDropping: boolean;
}

/** A customer of the shop whom a search found. */
export interface FoundCustomer {
  customerId: string;
  name: string | null;
  email: string | null;
  isTester: boolean;
}

/** What somebody looked for, and whom Shopify found; `text` is empty while nobody looks for anybody. */
export interface CustomerSearch {
  text: string;
  outcome: "done" | "unreachable";
  customers: FoundCustomer[];
  /** Shopify may have more. */
  hasMore: boolean;
}

/** What ends with the test: memberships, codes and other rewards that are open, and points. */
export interface EndOfTest {
  members: number;
  codes: number;
  points: number;
}

/** Why a program cannot be tested. */
export type TestObstacle = "no-program" | "was-live" | "has-members" | "live";

/** The page of the test, by what there is to do. */
export type TestingView =
  | { mode: "off"; obstacle: TestObstacle | null; isOver: boolean }
  | {
      mode: "test";
      testers: TesterLine[];
      /** Whether Shopify could be asked for names and e-mail addresses. */
      names: "live" | "unavailable";
      ends: EndOfTest;
      search: CustomerSearch;
    }
  | {
      mode: "wiping";
      /** Members whose points are still there. */
      left: number;
      /** Rewards that have not ended in Shopify yet. */
      openRedemptions: number;
      /** Of all redemptions, those that wait for a person. */
      stuck: number;
    };

/** Why a customer was not added. */
export interface NamingProblem {
  customerId: string;
  outcome: "excluded" | "unknown-customer" | "unreachable";
}

export interface TestingActions {
  /** Which of them is under way; null: none. */
  busy: "start" | "name" | "drop" | "end" | null;
  problem: NamingProblem | null;
  onStart: () => void;
  onSearch: (text: string) => void;
  onName: (customer: FoundCustomer) => void;
  onDrop: (tester: TesterLine) => void;
  onEnd: () => void;
}
