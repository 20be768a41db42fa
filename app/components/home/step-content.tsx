import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { HomeView } from "../../routes/admin/home.server";
import { useAdmin } from "../admin-frame";
import { BlockList } from "./block-list";
import { PublishModal } from "./publish-modal";
import { ReturnsModal } from "./returns-modal";
import type { SetupStep, StepKey } from "./setup-steps";
import { embedLink, newPageLink, pageBlocks, placeBlocks, storefrontLink } from "./theme-facts";
import type { ThemeStatus } from "./theme-status";
import { useAct } from "../use-act";

interface StepProps {
  step: SetupStep;
  home: HomeView;
  theme: ThemeStatus;
}

/** What a step is for, and the button that does it or leads to where it is done. */
export function StepContent({ step, home, theme }: StepProps) {
  const { say, plus } = useAdmin();
  return (
    <BlockStack gap="300" inlineAlign="start">
      <Text as="p">{say(plus && step.key === "surfaces" ? "home.step.surfaces.lead.plus" : `home.step.${step.key}.lead`)}</Text>
      <Deed step={step} home={home} theme={theme} />
      {theme.state === "unknown" && ofTheme.includes(step.key) ? (
        <Text as="p" tone="subdued">
          {say("home.theme.unknown")}
        </Text>
      ) : null}
    </BlockStack>
  );
}

const ofTheme: readonly StepKey[] = ["embed", "blocks", "page-blocks"];

function Deed({ step, home, theme }: StepProps) {
  const { say, to, shopDomain } = useAdmin();
  switch (step.key) {
    case "returns":
      return <Returns home={home} />;
    case "publish":
      return <Publish home={home} />;
    case "embed":
      return (
        <Button url={embedLink(shopDomain, home.apiKey)} target="_top" variant={step.done ? "secondary" : "primary"}>
          {say("home.step.embed.open")}
        </Button>
      );
    case "blocks":
      return <BlockList blocks={placeBlocks} apiKey={home.apiKey} theme={theme} />;
    case "page":
      return <Merchants step={step} name="page" link={newPageLink(shopDomain)} linkWords={say("home.step.page.make")} />;
    case "page-blocks":
      return <BlockList blocks={pageBlocks} apiKey={home.apiKey} theme={theme} />;
    case "surfaces":
      return (
        <Merchants step={step} name="surfaces" link={to("/app/settings/surfaces")} linkWords={say("home.step.surfaces.open")} within />
      );
    case "try":
      return <Merchants step={step} name="try" link={storefrontLink(shopDomain)} linkWords={say("home.step.try.visit")} newWindow />;
  }
}

function Returns({ home }: { home: HomeView }) {
  const { say } = useAdmin();
  const [asking, ask] = useState(false);
  const days = home.published ? home.summary.pendingDays : (home.returnDays ?? home.usualReturnDays);
  const answered = home.published || home.returnDays !== null;
  return (
    <>
      {!answered ? null : <Text as="p">{say("home.returns.now", { days })}</Text>}
      <Button onClick={() => ask(true)} variant={answered ? "secondary" : "primary"}>
        {say(answered ? "home.returns.change" : "home.returns.answer")}
      </Button>
      {asking ? <ReturnsModal open onClose={() => ask(false)} days={days} published={home.published} /> : null}
    </>
  );
}

function Publish({ home }: { home: HomeView }) {
  const { say, to } = useAdmin();
  const [asking, ask] = useState(false);
  if (home.published) return <Published pastOrders={home.pastOrders} />;
  return (
    <>
      <InlineStack gap="200">
        <Button variant="primary" onClick={() => ask(true)}>
          {say("home.publish.look")}
        </Button>
        <Button url={to("/app/program/templates")}>{say("pages.templates.other")}</Button>
      </InlineStack>
      <PublishModal open={asking} onClose={() => ask(false)} summary={home.summary} />
    </>
  );
}

function Published({ pastOrders }: { pastOrders: boolean }) {
  const { say, to } = useAdmin();
  return (
    <>
      <Text as="p">{say("home.publish.is")}</Text>
      {!pastOrders ? null : (
        <>
          <Text as="p">{say("past.home")}</Text>
          <Button url={to("/app/program/back-award")}>{say("past.home.open")}</Button>
        </>
      )}
    </>
  );
}

interface MerchantsProps {
  step: SetupStep;
  name: "page" | "surfaces" | "try";
  link: string;
  linkWords: string;
  newWindow?: boolean;
  /** a page of ours */
  within?: boolean;
}

/** A step that no fact shows: the merchant says that it is done, or that it is not. */
function Merchants({ step, name, link, linkWords, newWindow, within }: MerchantsProps) {
  const { say } = useAdmin();
  const act = useAct({ done: "home.step.noted" });
  return (
    <InlineStack gap="200">
      <Button url={link} {...(within ? {} : { target: newWindow ? "_blank" : "_top" })} variant={step.done ? "secondary" : "primary"}>
        {linkWords}
      </Button>
      <Button loading={act.busy} onClick={() => act.send({ intent: "step", step: name, done: String(!step.done) })}>
        {say(step.done ? "home.step.undone" : "home.step.mark")}
      </Button>
    </InlineStack>
  );
}
