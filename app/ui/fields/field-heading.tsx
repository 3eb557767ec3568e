import { Text } from "@shopify/polaris";
import { createContext, type ReactNode, useContext } from "react";

const LEVELS = ["h2", "h3", "h4", "h5", "h6"] as const;
const Level = createContext(0);

/** The name of fields that belong together, a heading as deep as these fields stand. */
export function FieldHeading({ children }: { children: ReactNode }) {
  const level = useContext(Level);
  return (
    <Text as={LEVELS[level] ?? "h6"} variant="headingSm" breakWord>
      {children}
    </Text>
  );
}

/** What stands below a heading: its own headings are one level deeper. */
export function BelowHeading({ children }: { children: ReactNode }) {
  return <Level.Provider value={useContext(Level) + 1}>{children}</Level.Provider>;
}
