/** How an input's text is read. */
export type InputKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'list' }
  /** One value a line: commas are part of it. */
  | { readonly kind: 'lines' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

/** One input of `action.yml`, which is an option of the same name on the command line. */
export type InputDefinition = InputKind & {
  readonly name: string;
  /** What holds when nobody gives it: text, empty where there is no such value. */
  readonly default: string;
  /** What action.yml gives instead, an expression that the runner fills in. */
  readonly actionDefault?: string;
  readonly description: string;
  readonly group:
    'What is built' | 'What the image is' | 'Where it goes' | 'Sizes' | 'Caching' | 'The builder';
  /** The manifests that can give it: that of the workspace alone, or those of packages too. */
  readonly manifest?: 'workspace' | 'package';
};
