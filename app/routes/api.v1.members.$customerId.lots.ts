import { listLotsEndpoint } from "./api/endpoints/list-lots.server";
import { serve } from "./api/serve.server";

export const loader = serve(listLotsEndpoint);
export const action = loader;
