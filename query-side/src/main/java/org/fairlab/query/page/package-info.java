/** What all pages have in common. */
@NullMarked
package org.fairlab.query.page;

import org.jspecify.annotations.NullMarked;
