import { useBlocker } from "@remix-run/react";
import { SaveBar as BridgeSaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { useAdmin } from "./admin-frame";

interface SaveBarProps {
  id: string;
  /** whether something was changed and not saved */
  open: boolean;
  saving: boolean;
  onSave(): void;
  onDiscard(): void;
}

/** Shopify's bar over the page for unsaved changes. While it is open, leaving the page asks first. */
export function SaveBar({ id, open, saving, onSave, onDiscard }: SaveBarProps) {
  const { say } = useAdmin();
  const bridge = useAppBridge();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => open && !saving && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    bridge.saveBar.leaveConfirmation().then(
      () => blocker.proceed(),
      () => blocker.reset(),
    );
  }, [blocker, bridge]);
  return (
    <BridgeSaveBar id={id} open={open}>
      <button variant="primary" {...(saving ? { loading: "" } : {})} onClick={onSave}>
        {say("shell.save")}
      </button>
      <button disabled={saving} onClick={onDiscard}>
        {say("shell.discard")}
      </button>
    </BridgeSaveBar>
  );
}
