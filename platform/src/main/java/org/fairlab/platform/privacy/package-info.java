/** Personal data as ciphertext under a key for each person and category, kept apart from the events. */
@NullMarked
package org.fairlab.platform.privacy;

import org.jspecify.annotations.NullMarked;
