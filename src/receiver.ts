export type { Receipt } from './consent/receipt.ts';
export type { Acknowledgement } from './receiver/answers.ts';
export type { Origins } from './receiver/cors.ts';
export { createReceiver, type Handler, type ReceiverOptions } from './receiver/create-receiver.ts';
export type { LogEntry } from './receiver/log-entry.ts';
export { type Listening, type ListenOptions, listenNode } from './receiver/node.ts';
export type { Problem } from './receiver/problem.ts';
export type { ProblemDetails } from './receiver/refusals.ts';
export { type PostgresOptions, postgresStore, preparePostgres } from './receiver/sql/postgres-store.ts';
export { sqliteStore } from './receiver/sql/sqlite-store.ts';
export type {
	NoticeEntry,
	NoticeOutcome,
	Outcome,
	ReceiptEntry,
	ReceiptStore,
	StoredEntry,
	Wanted,
} from './receiver/store.ts';
export { validateReceipt } from './receiver/validate.ts';
