/**
 * Personal data as ciphertext under a key for each person and category, kept apart from the events.
 *
 * <p>A person's key is kept before there is a command to decide on, by one statement that also finds the one there is:
 * whoever seals at the same time, in whichever process, seals under the same key, and under none that is kept once the
 * person is erased. Its commit is not waited for where events go to the same database: the commit of the event is, and
 * PostgreSQL's log puts it on the disk after that of the key. So there may be a key without an event, after a refusal,
 * but no event without its key.
 *
 * <p>An erasure destroys a person's data keys in the transaction that records it ({@code Keyring}). PostgreSQL keeps
 * what was overwritten in its files and its log for a while, so that every {@code Place} is purged after it, and a
 * record of that is kept. A database that is restored from before brings the keys back; {@code Tombstones}, a file that
 * is no part of it, say whose they are, and they open nothing even before they are destroyed again. {@code KeyEpochs}
 * replaces the key-encryption key, after which no copy of a data key from before is of any use.
 */
@NullMarked
package org.fairlab.platform.privacy;

import org.jspecify.annotations.NullMarked;
