import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { announcedLines } from "../announced-changes.server.ts";
import { versionList } from "../models/program-version-list.ts";
import { staffNames } from "../models/staff.ts";
import { VersionList } from "../ui/program/versions/version-list.tsx";

const PAGE_SIZE = 25;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminPage(request);
  const { programId } = shop;
  const asked = /^\d{1,9}$/.exec(new URL(request.url).searchParams.get("before") ?? "")?.[0];
  const before = asked === undefined ? {} : { before: Number(asked) };
  const [found, [newest], announced, names] = await Promise.all([
    versionList({ programId, ...before, limit: PAGE_SIZE + 1 }),
    versionList({ programId, limit: 1 }),
    announcedLines(programId),
    staffNames(programId),
  ]);
  const shown = found.slice(0, PAGE_SIZE);
  const [first, last] = [shown[0]?.version ?? 0, shown.at(-1)?.version ?? 0];
  const newestVersion = newest?.version ?? 0;
  // Versions are numbered one after the other, so the page before begins so many higher.
  const address = (version: number) => `/app/program/versions?before=${version}`;
  return {
    versions: shown.map(({ version, name, effectiveAt, savedBy }) => ({
      ...{ version, name, effectiveAt: effectiveAt.toISOString(), savedBy: names.get(savedBy) ?? savedBy },
    })),
    newest: newestVersion,
    announced,
    nextUrl: found.length > PAGE_SIZE ? address(last) : null,
    previousUrl: first < newestVersion && first > 0 ? address(first + PAGE_SIZE + 1) : null,
  };
}

export default function Versions() {
  const loaded = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const navigation = useNavigation();
  return (
    <VersionList
      {...loaded}
      isLoading={navigation.state === "loading"}
      onOpen={(url) => {
        void navigate(url);
      }}
    />
  );
}
