import { createContext } from 'react';

/** Whether what the page stands on could not be reached, so that the page about errors can say so. */
export const OutOfReachContext = createContext(false);

/** How long whoever asks by a program is told to wait, in seconds. */
export const askAgainInSeconds = 30;
