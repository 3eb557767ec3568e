import { BlockStack, Button, ButtonGroup, Card, Divider, Link, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { describeProgram } from "../../../loyalty/describe/describe-program.ts";
import { POINTS, type Program, unitOf } from "../../../loyalty/program.ts";
import { useFormat } from "../../format.tsx";
import { UnitEditor } from "./unit-editor.tsx";

/** What members collect: the points that rewards cost, and whatever else is counted. */
export function PointsPage(props: { program: Program; version: number; now: number; onDone: () => void }) {
  const { t } = useTranslation();
  const { program } = props;
  return (
    <UnitEditor
      {...props}
      unit={unitOf(program, POINTS)}
      kind="points"
      title={t("points.title")}
      back={{ content: t("nav.program"), url: "/app/program" }}
    >
      <OtherUnits program={program} />
    </UnitEditor>
  );
}

function OtherUnits({ program }: { program: Program }) {
  const { t } = useTranslation();
  const { currency, speech } = useFormat();
  const others = describeProgram(program, { currency, language: speech.language })
    .filter(({ name }) => name === "units")
    .flatMap(({ items }) => items.filter(({ id }) => id !== POINTS));
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("points.others")}
          </Text>
          <Text as="p" tone="subdued">
            {t("points.others-help")}
          </Text>
        </BlockStack>
        {others.map(({ id, title, sentences }, index) => (
          <Fragment key={id}>
            {index > 0 && <Divider />}
            <BlockStack gap="100">
              <Link url={`/app/program/points/${id}`} monochrome removeUnderline>
                <Text as="span" variant="headingSm" breakWord>
                  {title}
                </Text>
              </Link>
              <Text as="p" tone="subdued">
                {sentences.join(" ")}
              </Text>
            </BlockStack>
          </Fragment>
        ))}
        <ButtonGroup>
          <Button icon={PlusIcon} url="/app/program/points/new/status">
            {t("points.add-status")}
          </Button>
          <Button icon={PlusIcon} url="/app/program/points/new/cashback">
            {t("points.add-cashback")}
          </Button>
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}
