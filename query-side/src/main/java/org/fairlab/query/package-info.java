/** The query side: one package for each question, which reads events and knows no aggregate. */
@NullMarked
package org.fairlab.query;

import org.jspecify.annotations.NullMarked;
