import { data, type LoaderFunctionArgs } from 'react-router';

/** Where the server sends a request that it will not let in: the page is the error boundary's. */
export function loader({ params }: LoaderFunctionArgs): never {
  const status = Number(params.status);
  throw data(null, { status: [400, 403, 405, 410, 413, 421, 500, 503].includes(status) ? status : 404 });
}

export default function ProblemPage() {
  return null;
}
