export type { Receipt } from './consent/receipt.ts';
export type { Acknowledgement } from './receiver/answers.ts';
export { type Chain, type ChainOptions, type ChainState, startChain } from './receiver/chain/start-chain.ts';
export type { SequencerEvent } from './receiver/chain/sequencer-event.ts';
export type { Client } from './receiver/client.ts';
export type { Origins } from './receiver/cors.ts';
export { createReceiver, type ReceiverOptions } from './receiver/create-receiver.ts';
export type { Handler } from './receiver/handler.ts';
export type { Limits } from './receiver/limits.ts';
export { type LogEntry, logLine } from './receiver/log-entry.ts';
export { createMetrics } from './receiver/metrics.ts';
export { type Listening, type ListenOptions, listenNode, type NodeListener, nodeListener } from './receiver/node.ts';
export { createOwnerPage, type OwnerPageOptions } from './receiver/page/owner-page.ts';
export type { Problem } from './receiver/problem.ts';
export type { ProblemDetails } from './receiver/refusals.ts';
export type { Rate } from './receiver/rate-limit.ts';
export type { Sites } from './receiver/sites.ts';
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
export type { JsonSchema } from './receiver/shape.ts';
export { receiptSchema, validateReceipt } from './receiver/validate.ts';
