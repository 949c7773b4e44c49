import { regime as brLgpd } from './br-lgpd.ts';
import { regime as caQc } from './ca-qc.ts';
import { regime as ch } from './ch.ts';
import { regime as euGdpr } from './eu-gdpr.ts';
import { regime as id } from './id.ts';
import { regime as jp } from './jp.ts';
import { regime as kr } from './kr.ts';
import { regime as my } from './my.ts';
import { regime as none } from './none.ts';
import { regime as ph } from './ph.ts';
import { regime as sg } from './sg.ts';
import { regime as thPdpa } from './th-pdpa.ts';
import { regime as uk } from './uk.ts';
import { regime as usOptOut } from './us-opt-out.ts';
import { regime as vn } from './vn.ts';
import { regime as za } from './za.ts';
import type { RegimeId } from '../config/types.ts';
import type { Regime } from './regime.ts';

/** Every rule set by its id; the half that visitors download. */
export const regimes: Readonly<Record<RegimeId, Regime>> = {
	'th-pdpa': thPdpa,
	'eu-gdpr': euGdpr,
	uk: uk,
	ch: ch,
	'us-opt-out': usOptOut,
	'br-lgpd': brLgpd,
	vn: vn,
	id: id,
	my: my,
	sg: sg,
	ph: ph,
	jp: jp,
	kr: kr,
	za: za,
	'ca-qc': caQc,
	none: none,
};
