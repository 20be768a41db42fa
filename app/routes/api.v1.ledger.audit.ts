import { readAuditEndpoint } from "./api/endpoints/read-audit.server";
import { serve } from "./api/serve.server";

export const loader = serve(readAuditEndpoint);
export const action = loader;
