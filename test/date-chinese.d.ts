// The package ships its types but does not export them; this makes them known.
/// <reference path="../node_modules/date-chinese/types/index.d.ts" />
