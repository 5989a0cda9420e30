/** What the tests of all read models share. */
@NullMarked
package org.fairlab.query.testing;

import org.jspecify.annotations.NullMarked;
