/** What the tests of every module share: a real PostgreSQL, and tokens. */
@NullMarked
package org.fairlab.platform.testing;

import org.jspecify.annotations.NullMarked;
