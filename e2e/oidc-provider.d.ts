/** What the tests use of the provider, which has no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  type Context = {
    oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string } };
  };
  class Grant {
    constructor(about: { clientId: string; accountId: string });
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  export class Provider {
    constructor(
      issuer: string,
      configuration: {
        interactions: { url(context: Context, interaction: { uid: string }): string };
        findAccount(context: Context, id: string): { accountId: string; claims(): Promise<object> };
        loadExistingGrant(context: Context): Promise<Grant>;
        [more: string]: unknown;
      },
    );
    readonly Grant: typeof Grant;
    callback(): RequestListener;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string; acr?: string } },
    ): Promise<void>;
  }
}
