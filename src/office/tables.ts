// Rows of the office: communes, units, villages, people, accounts, sessions, stored files.

declare module '../kit/db/db.ts' {
  interface Tables {
    commune: CommuneRow
    unit: UnitRow
    unit_field: { commune_id: string; unit_id: string; field: string }
    village: VillageRow
    village_alias: AliasRow & { village_id: string }
    commune_alias: AliasRow
    person: PersonRow
    person_role: { commune_id: string; person_id: string; role: string }
    restricted_keeper: { commune_id: string; person_id: string; by_person: string; at: string }
    account: AccountRow
    account_disabled: { login: string; by_person: string; at: string }
    session: SessionRow
    file: FileRow
    deputy: {
      readonly commune_id: string
      readonly id: string
      readonly person_id: string
      readonly deputy_id: string
      readonly kind: string
      readonly from_date: string
      readonly to_date: string | null
      readonly reason: string | null
      readonly by_person: string
      readonly at: string
    }
    unit_dissolved: UnitDissolvedRow
    commune_merged: CommuneMergedRow
    deputy_end: { commune_id: string; id: string; by_person: string; at: string }
  }
}

export interface UnitDissolvedRow {
  readonly commune_id: string
  readonly unit_id: string
  readonly on_date: string
  readonly successor_id: string | null
  readonly reason: string
  readonly by_person: string
  readonly at: string
}

export interface CommuneMergedRow {
  readonly commune_id: string
  readonly successor_id: string
  readonly on_date: string
  readonly reason: string
  readonly by_person: string
  readonly at: string
}

export interface AliasRow {
  readonly commune_id: string
  readonly alias: string
  readonly folded: string
  readonly valid_from: string | null
  readonly valid_to: string | null
}

export interface CommuneRow {
  readonly commune_id: string
  readonly name: string
  /** "xã", "phường", "đặc khu". */
  readonly kind: string
  readonly province: string | null
  readonly population: number
  readonly voters: number
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly sort_key: string
}

export interface UnitRow {
  readonly commune_id: string
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly email: string | null
}

export interface VillageRow {
  readonly commune_id: string
  readonly id: string
  readonly name: string
  readonly households: number
  readonly population: number
  readonly hall: string | null
  readonly sort_key: string
}

export interface PersonRow {
  readonly commune_id: string
  readonly id: string
  readonly name: string
  readonly title: string
  readonly unit_id: string | null
  readonly village_id: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly sort_key: string
  readonly version: number
}

export interface AccountRow {
  readonly login: string
  readonly commune_id: string
  readonly person_id: string
  readonly password_hash: string
  readonly opened_at: string
  readonly demonstration: number
}

export interface SessionRow {
  readonly token_hash: string
  readonly commune_id: string
  readonly person_id: string
  readonly csrf: string
  readonly started_at: string
  readonly expires_at: string
}

export interface FileRow {
  readonly commune_id: string
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly mime: string
  readonly size: number
  readonly bytes: Uint8Array
  readonly at: string
  readonly by_person: string
}
