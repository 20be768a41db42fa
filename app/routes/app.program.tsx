import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { PreviewProvider } from "../components/program/preview/preview-source";
import { StudioProvider } from "../components/program/studio";
import { loadPreview } from "./admin/load-preview";
import { readStudio } from "./admin/studio.server";
import { actInStudio } from "./admin/studio-acts.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return readStudio(await pageVisit(request));
}

export async function action({ request }: ActionFunctionArgs) {
  return actInStudio(request);
}

/**
 * Going from page to page reads nothing anew: the document that is edited is in the browser. By itself Remix would not either, unless a
 * reading that follows an act was cut short by going on, as after publishing: then it asks for one.
 */
export function shouldRevalidate({ formMethod, currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return formMethod !== undefined || currentUrl.href === nextUrl.href || defaultShouldRevalidate;
}

/** The program studio: one document, edited on several pages. */
export default function Program() {
  const data = useLoaderData<typeof loader>();
  return (
    <StudioProvider data={data}>
      <PreviewProvider load={loadPreview}>
        <Outlet />
      </PreviewProvider>
    </StudioProvider>
  );
}
