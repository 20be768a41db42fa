import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useAdmin } from "./admin-frame";
import { MissingPage } from "./member/missing-page";
import { MessagePage } from "./message-page";

/**
 * What stands in a page's place when it cannot be shown: that the thing is not known here, or that something went wrong. What it handed
 * on to the next boundary would, where the server draws, be handed on again, and end as a line of the framework's.
 */
export function PageFault({ what }: { what: "member" | "order" | "referral" }) {
  const error = useRouteError();
  const { language } = useAdmin();
  if (isRouteErrorResponse(error)) {
    if (error.status === 404 && error.data === "missing") return <MissingPage what={what} />;
    // the sign-in's own page, which the frame around shows as it is
    if (typeof error.data === "string" && error.data.trimStart().startsWith("<script data-api-key=")) throw error;
  }
  return <MessagePage language={language} message="error" />;
}
