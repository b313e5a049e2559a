// Passkeys can be asked for by script only. This file is all the script of the sign-in and account pages; it loads
// nothing else, and without it the link by e-mail works.

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const listOf = (credentials = []) => credentials.map((each) => ({ ...each, id: bytesOf(each.id) }));

async function ask(path, body) {
  const response = await fetch(`/auth/passkey/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!response.ok) throw Object.assign(new Error('refused'), { status: response.status });
  return response.json();
}

async function signIn() {
  const options = await ask('generate-authenticate-options');
  const credential = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      allowCredentials: listOf(options.allowCredentials),
      userVerification: 'required',
    },
  });
  const { response } = credential;
  await ask('verify-authentication', {
    response: {
      ...described(credential),
      response: {
        clientDataJSON: textOf(response.clientDataJSON),
        authenticatorData: textOf(response.authenticatorData),
        signature: textOf(response.signature),
        ...(response.userHandle ? { userHandle: textOf(response.userHandle) } : {}),
      },
    },
  });
}

async function add() {
  const options = await ask('generate-register-options');
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      user: { ...options.user, id: bytesOf(options.user.id) },
      excludeCredentials: listOf(options.excludeCredentials),
    },
  });
  const { response } = credential;
  await ask('verify-registration', {
    response: {
      ...described(credential),
      response: {
        clientDataJSON: textOf(response.clientDataJSON),
        attestationObject: textOf(response.attestationObject),
        transports: response.getTransports?.() ?? [],
      },
    },
  });
}

const described = (credential) => ({
  id: credential.id,
  rawId: textOf(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
});

for (const box of document.querySelectorAll('[data-passkey]')) {
  const { passkey, origin, next, failed, stale } = box.dataset;
  // A passkey is for one address; at another one there is nothing to offer.
  if (!globalThis.PublicKeyCredential || origin !== location.origin) continue;
  const button = box.querySelector('button');
  const status = box.querySelector('[role=status]');
  button.addEventListener('click', async () => {
    button.disabled = true;
    status.textContent = '';
    try {
      await (passkey === 'add' ? add() : signIn());
      location.assign(next);
    } catch (error) {
      status.textContent = error.status === 403 ? stale : failed;
      button.disabled = false;
    }
  });
  box.hidden = false;
}
