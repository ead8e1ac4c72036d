declare module "react" {
  // A custom property is how a component hands a number to its style sheet.
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}

export {};
