/**
 * Personal data as ciphertext under a key for each person and category, kept apart from the events.
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
