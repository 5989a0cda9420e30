/**
 * Is somebody erased everywhere? Sees to it that read models, and what PostgreSQL keeps of them, hold nothing any more,
 * and certifies it.
 */
@NullMarked
package org.fairlab.query.erasure;

import org.jspecify.annotations.NullMarked;
