/**
 * The event store on PostgreSQL behind Axon's {@code EventStorageEngine}, and why it is as it is.
 *
 * <p><b>Order.</b> Positions are dense and in commit order: {@code events.append} takes them under a lock that it holds
 * until the commit. A reader is {@code position > ? order by position limit n}; there are no gaps to wait for, on any
 * number of nodes. Engines that take positions before the commit leave a gap when one commits late, and a reader that
 * gives up on the gap has lost the event for good.
 *
 * <p><b>One writer, many callers.</b> That lock would make callers queue for one durable commit each. So a command's
 * thread hands over its {@code Decision} (events, an idempotency key, writes to other tables, and the streams that it
 * rests on) to {@code GroupCommit}, which writes all that have come together in one statement with one commit, while
 * the next ones gather. The append is the last thing that can fail: nothing transactional follows it, and nobody is
 * told before it is durable.
 *
 * <p><b>Conflicts.</b> {@code Judgement} goes through a batch in order and lets each decision win or lose on where
 * streams would end if those before it were written. {@code events.append} confirms this under the lock or tells where
 * streams end instead, and the batch is judged again: whoever was overtaken fails alone. A refusal is confirmed in the
 * same way, so that nobody is refused for what has changed meanwhile.
 *
 * <p><b>Lost connections.</b> If one is lost around a commit, the next one waits for the lock, which the old
 * transaction holds until its end, and looks whether the batch is there before it writes it again.
 *
 * <p><b>Entities.</b> {@code StateCache} keeps them between commands up to a limit of memory. A command may build on
 * one that an earlier decision has left and that is not durable yet; it then rests on that decision and fails with it.
 * So the commands of one busy entity share commits too. What another node has written is not looked for: it shows when
 * the decision is judged, and the command is made again. Long histories are read from a snapshot on
 * ({@code Snapshots}).
 *
 * <p><b>Delivery.</b> Each append notifies; {@code EventTail} listens, reads what is new once for the whole process,
 * and wakes everyone who follows.
 */
@NullMarked
package org.fairlab.platform.store;

import org.jspecify.annotations.NullMarked;
