import { Badge, BlockStack, Box, Button, Card, Collapsible, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useState } from "react";
import type { HomeView } from "../../routes/admin/home.server";
import { useAdmin } from "../admin-frame";
import { setupFacts } from "./setup-facts";
import { setupSteps, stepsApartFromTheme, type StepKey } from "./setup-steps";
import { StepContent } from "./step-content";
import { StepHead } from "./step-head";
import type { ThemeStatus } from "./theme-status";

/** What is still to be done before shoppers see the program, each step with the place where it is done. */
export function SetupGuide({ home, theme }: { home: HomeView; theme: ThemeStatus }) {
  const { say } = useAdmin();
  const facts = setupFacts(home, theme);
  const steps = setupSteps(facts);
  // until Shopify has told what stands in the theme, nothing opens for its sake: what opens later would move the page
  const likely = theme.state === "asking" ? stepsApartFromTheme(facts) : steps;
  const done = steps.filter((step) => step.done).length;
  const complete = likely.every((step) => step.done);
  const [shown, setShown] = useState(false);
  const [chosen, choose] = useState<StepKey | "none" | null>(null);
  const next = likely.find((step) => !step.done)?.key ?? "none";
  const open = chosen ?? next;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {say("home.setup.title")}
          </Text>
          {complete ? (
            <InlineStack gap="200" blockAlign="center">
              <Badge tone="success">{say("home.setup.complete")}</Badge>
              <Button variant="plain" ariaExpanded={shown} ariaControls="setup-steps" onClick={() => setShown(!shown)}>
                {say(shown ? "home.setup.hide" : "home.setup.show")}
              </Button>
            </InlineStack>
          ) : (
            <Text as="span" tone="subdued">
              {say("home.setup.progress", { done, of: steps.length })}
            </Text>
          )}
        </InlineStack>
        {complete ? null : (
          <div aria-hidden>
            <ProgressBar progress={(100 * done) / steps.length} size="small" tone="success" />
          </div>
        )}
        <Collapsible id="setup-steps" open={!complete || shown} transition={false}>
          <BlockStack as="ol" gap="100">
            {steps.map((step) => (
              <Box
                as="li"
                key={step.key}
                background={open === step.key ? "bg-surface-secondary" : "bg-surface"}
                borderRadius="200"
                padding="100"
              >
                <StepHead step={step} open={open === step.key} onToggle={() => choose(open === step.key ? "none" : step.key)} />
                <Collapsible id={`step-${step.key}`} open={open === step.key} transition={false}>
                  <Box paddingInlineStart={{ xs: "200", sm: "1000" }} paddingInlineEnd="200" paddingBlock="200">
                    <StepContent step={step} home={home} theme={theme} />
                  </Box>
                </Collapsible>
              </Box>
            ))}
          </BlockStack>
        </Collapsible>
      </BlockStack>
    </Card>
  );
}
