import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { adminPage } from "../admin-page.server.ts";
import { programState } from "../models/program.ts";
import { versionList } from "../models/program-version-list.ts";
import { staffNames } from "../models/staff.ts";
import { titlesIfTold } from "../reward-page.server.ts";
import { useDocumentSaving } from "../ui/program/saving/use-document-saving.tsx";
import { VersionPage } from "../ui/program/versions/version-page.tsx";

/** So many versions can be chosen to compare with; any other by its number in the address. */
const CHOICES_MAX = 100;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await adminPage(request);
  const { programId } = page.shop;
  const number = numberIn(params.version);
  const [{ versions }, [line], choices, names] = await Promise.all([
    programState(null, programId),
    versionList({ programId, before: (number ?? 0) + 1, limit: 1 }),
    versionList({ programId, limit: CHOICES_MAX }),
    staffNames(programId),
  ]);
  const find = (wanted: number | null) => versions.find(({ version }) => version === wanted);
  const [shown, newest] = [find(number), versions.at(-1)];
  if (!shown || !newest || line?.version !== number) throw data(null, 404);
  const { version, program } = shown;
  const usual = version === newest.version ? version - 1 : newest.version;
  const asked = find(numberIn(new URL(request.url).searchParams.get("with") ?? undefined));
  const other = asked && asked.version !== version ? asked : find(usual);
  const { name, effectiveAt, savedBy } = line;
  return {
    line: { version, name, effectiveAt: effectiveAt.toISOString(), savedBy: names.get(savedBy) ?? savedBy },
    program,
    titles: await titlesIfTold(page, other ? [program, other.program] : []),
    other: other ? { version: other.version, program: other.program } : null,
    choices: choices
      .filter((each) => each.version !== version)
      .map((each) => ({ version: each.version, name: each.name })),
    newest: { version: newest.version, program: newest.program },
  };
}

export default function Version() {
  const { newest, ...loaded } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const saving = useDocumentSaving({ part: `version ${loaded.line.version}`, ...newest }, () => {
    void navigate("/app/program/versions");
  });
  return (
    <VersionPage
      {...loaded}
      key={loaded.line.version}
      isNewest={loaded.line.version === newest.version}
      saving={saving}
      onCompare={(version) => {
        void navigate(`/app/program/versions/${loaded.line.version}?with=${version}`, { preventScrollReset: true });
      }}
    />
  );
}

function numberIn(text: string | undefined): number | null {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : null;
}
