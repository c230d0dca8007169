/** The part of the vendor's management SDK that its own types leave out. */
declare module '@cloudbase/manager-node/lib/utils' {
  /** Sends every call of the management API. */
  export class CloudService {
    readonly baseUrl: string
  }
}
