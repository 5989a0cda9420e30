/** What are deciders shown of an application? */
@NullMarked
package org.fairlab.query.applicationfile;

import org.jspecify.annotations.NullMarked;
