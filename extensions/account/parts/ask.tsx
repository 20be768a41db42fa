/** A button that asks before it does what cannot be taken back lightly. */
export function Ask({
  id,
  opens,
  label,
  asks,
  yes,
  no,
  busy,
  primary,
  critical,
  done,
}: {
  id: string;
  opens: string;
  /** what a screen reader says of the button, where its word alone does not say enough */
  label?: string;
  asks: string;
  yes: string;
  no: string;
  busy: boolean;
  primary?: boolean;
  critical?: boolean;
  done: () => void;
}) {
  return (
    <>
      <s-button
        variant={primary ? "primary" : "secondary"}
        tone={critical ? "critical" : "auto"}
        loading={busy}
        command="--show"
        commandFor={id}
        {...(label === undefined ? {} : { accessibilityLabel: label })}
      >
        {opens}
      </s-button>
      <s-modal id={id} heading={label ?? opens}>
        <s-paragraph>{asks}</s-paragraph>
        <s-button slot="primary-action" variant="primary" command="--hide" commandFor={id} onClick={done}>
          {yes}
        </s-button>
        <s-button slot="secondary-actions" variant="secondary" command="--hide" commandFor={id}>
          {no}
        </s-button>
      </s-modal>
    </>
  );
}
