import { createContext, useContext } from "react";

/** What a page's own scripts bear, so that its policy lets them run. The browser hides it from itself: there it is not known. */
export const Nonce = createContext<string | undefined>(undefined);

export const useNonce = (): { nonce?: string } => {
  const nonce = useContext(Nonce);
  return nonce === undefined ? {} : { nonce };
};
