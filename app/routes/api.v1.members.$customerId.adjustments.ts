import { adjustMemberEndpoint } from "./api/endpoints/adjust-member.server";
import { serve } from "./api/serve.server";

export const loader = serve(adjustMemberEndpoint);
export const action = loader;
