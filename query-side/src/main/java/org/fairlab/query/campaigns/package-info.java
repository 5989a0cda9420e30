/** What did advocacy reach and change? */
@NullMarked
package org.fairlab.query.campaigns;

import org.jspecify.annotations.NullMarked;
