import { Await } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { memo, Suspense } from "react";
import type { KeyFigures as Known } from "../../insights/key-figures.server";
import { useAdmin } from "../admin-frame";
import { FiguresSkeleton } from "./figures-skeleton";
import { FirstDay } from "./first-day";
import { KeyFigureCards } from "./key-figures";

/**
 * The figures, which come after the page. Apart from what else changes on it: React throws away what the server drew here
 * when the page is drawn anew, as by the theme's answer, before these have come.
 */
export const Figures = memo(function Figures({ figures }: { figures: Promise<Known | null> }) {
  const { say } = useAdmin();
  return (
    <Suspense fallback={<FiguresSkeleton />}>
      <Await resolve={figures} errorElement={<Banner tone="critical">{say("home.figures.failed")}</Banner>}>
        {(known) => (known ? <KeyFigureCards figures={known} /> : <FirstDay published />)}
      </Await>
    </Suspense>
  );
});
