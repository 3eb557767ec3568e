import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { saveFile } from "../../../save-file.ts";

/** One part of a file of members. */
export interface MemberFilePart {
  name: string;
  csv: string;
  members: number;
  /** From where the next part goes on; null: this is the last. */
  next: string | null;
}

/** Fetches a file of members part by part, so that nobody waits for one long answer, and hands it to the browser. */
export function useMemberFile(search: string) {
  const { load, data } = useFetcher<MemberFilePart>();
  const parts = useRef<MemberFilePart[]>([]);
  const seen = useRef<MemberFilePart | undefined>(undefined);
  const [written, setWritten] = useState<number | null>(null);
  const ask = useCallback(
    (after: string | null) => {
      const query = new URLSearchParams(search);
      if (after !== null) query.set("after", after);
      load(`/app/members/bulk/file?${query.toString()}`);
    },
    [search, load],
  );

  useEffect(() => {
    if (!data || seen.current === data) return;
    seen.current = data;
    parts.current.push(data);
    if (data.next !== null) {
      setWritten(parts.current.reduce((sum, part) => sum + part.members, 0));
      ask(data.next);
      return;
    }
    saveFile(data.name, { text: parts.current.map(({ csv }) => csv).join(""), type: "text/csv" });
    parts.current = [];
    setWritten(null);
  }, [data, ask]);

  const onFile = () => {
    parts.current = [];
    setWritten(0);
    ask(null);
  };
  return { written, onFile };
}
