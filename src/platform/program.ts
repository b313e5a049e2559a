import packageFile from '../../package.json' with { type: 'json' };

/** Printed beside every number, so that a result can be traced to the code that made it. */
export const programName = 'Handlingsrom';
export const programVersion: string = packageFile.version;
