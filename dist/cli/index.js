#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 8557:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


const f = __nccwpck_require__(9470)
const DateTime = global.Date

class Date extends DateTime {
  constructor (value) {
    super(value)
    this.isDate = true
  }
  toISOString () {
    return `${this.getUTCFullYear()}-${f(2, this.getUTCMonth() + 1)}-${f(2, this.getUTCDate())}`
  }
}

module.exports = value => {
  const date = new Date(value)
  /* istanbul ignore if */
  if (isNaN(date)) {
    throw new TypeError('Invalid Datetime')
  } else {
    return date
  }
}


/***/ }),

/***/ 9487:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


const f = __nccwpck_require__(9470)

class FloatingDateTime extends Date {
  constructor (value) {
    super(value + 'Z')
    this.isFloating = true
  }
  toISOString () {
    const date = `${this.getUTCFullYear()}-${f(2, this.getUTCMonth() + 1)}-${f(2, this.getUTCDate())}`
    const time = `${f(2, this.getUTCHours())}:${f(2, this.getUTCMinutes())}:${f(2, this.getUTCSeconds())}.${f(3, this.getUTCMilliseconds())}`
    return `${date}T${time}`
  }
}

module.exports = value => {
  const date = new FloatingDateTime(value)
  /* istanbul ignore if */
  if (isNaN(date)) {
    throw new TypeError('Invalid Datetime')
  } else {
    return date
  }
}


/***/ }),

/***/ 6376:
/***/ ((module) => {


module.exports = value => {
  const date = new Date(value)
  /* istanbul ignore if */
  if (isNaN(date)) {
    throw new TypeError('Invalid Datetime')
  } else {
    return date
  }
}


/***/ }),

/***/ 420:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


const f = __nccwpck_require__(9470)

class Time extends Date {
  constructor (value) {
    super(`0000-01-01T${value}Z`)
    this.isTime = true
  }
  toISOString () {
    return `${f(2, this.getUTCHours())}:${f(2, this.getUTCMinutes())}:${f(2, this.getUTCSeconds())}.${f(3, this.getUTCMilliseconds())}`
  }
}

module.exports = value => {
  const date = new Time(value)
  /* istanbul ignore if */
  if (isNaN(date)) {
    throw new TypeError('Invalid Datetime')
  } else {
    return date
  }
}


/***/ }),

/***/ 9470:
/***/ ((module) => {


module.exports = (d, num) => {
  num = String(num)
  while (num.length < d) num = '0' + num
  return num
}


/***/ }),

/***/ 5991:
/***/ ((module) => {


const ParserEND = 0x110000
class ParserError extends Error {
  /* istanbul ignore next */
  constructor (msg, filename, linenumber) {
    super('[ParserError] ' + msg, filename, linenumber)
    this.name = 'ParserError'
    this.code = 'ParserError'
    if (Error.captureStackTrace) Error.captureStackTrace(this, ParserError)
  }
}
class State {
  constructor (parser) {
    this.parser = parser
    this.buf = ''
    this.returned = null
    this.result = null
    this.resultTable = null
    this.resultArr = null
  }
}
class Parser {
  constructor () {
    this.pos = 0
    this.col = 0
    this.line = 0
    this.obj = {}
    this.ctx = this.obj
    this.stack = []
    this._buf = ''
    this.char = null
    this.ii = 0
    this.state = new State(this.parseStart)
  }

  parse (str) {
    /* istanbul ignore next */
    if (str.length === 0 || str.length == null) return

    this._buf = String(str)
    this.ii = -1
    this.char = -1
    let getNext
    while (getNext === false || this.nextChar()) {
      getNext = this.runOne()
    }
    this._buf = null
  }
  nextChar () {
    if (this.char === 0x0A) {
      ++this.line
      this.col = -1
    }
    ++this.ii
    this.char = this._buf.codePointAt(this.ii)
    ++this.pos
    ++this.col
    return this.haveBuffer()
  }
  haveBuffer () {
    return this.ii < this._buf.length
  }
  runOne () {
    return this.state.parser.call(this, this.state.returned)
  }
  finish () {
    this.char = ParserEND
    let last
    do {
      last = this.state.parser
      this.runOne()
    } while (this.state.parser !== last)

    this.ctx = null
    this.state = null
    this._buf = null

    return this.obj
  }
  next (fn) {
    /* istanbul ignore next */
    if (typeof fn !== 'function') throw new ParserError('Tried to set state to non-existent state: ' + JSON.stringify(fn))
    this.state.parser = fn
  }
  goto (fn) {
    this.next(fn)
    return this.runOne()
  }
  call (fn, returnWith) {
    if (returnWith) this.next(returnWith)
    this.stack.push(this.state)
    this.state = new State(fn)
  }
  callNow (fn, returnWith) {
    this.call(fn, returnWith)
    return this.runOne()
  }
  return (value) {
    /* istanbul ignore next */
    if (this.stack.length === 0) throw this.error(new ParserError('Stack underflow'))
    if (value === undefined) value = this.state.buf
    this.state = this.stack.pop()
    this.state.returned = value
  }
  returnNow (value) {
    this.return(value)
    return this.runOne()
  }
  consume () {
    /* istanbul ignore next */
    if (this.char === ParserEND) throw this.error(new ParserError('Unexpected end-of-buffer'))
    this.state.buf += this._buf[this.ii]
  }
  error (err) {
    err.line = this.line
    err.col = this.col
    err.pos = this.pos
    return err
  }
  /* istanbul ignore next */
  parseStart () {
    throw new ParserError('Must declare a parseStart method')
  }
}
Parser.END = ParserEND
Parser.Error = ParserError
module.exports = Parser


/***/ }),

/***/ 2862:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


/* eslint-disable no-new-wrappers, no-eval, camelcase, operator-linebreak */
module.exports = makeParserClass(__nccwpck_require__(5991))
module.exports.makeParserClass = makeParserClass

class TomlError extends Error {
  constructor (msg) {
    super(msg)
    this.name = 'TomlError'
    /* istanbul ignore next */
    if (Error.captureStackTrace) Error.captureStackTrace(this, TomlError)
    this.fromTOML = true
    this.wrapped = null
  }
}
TomlError.wrap = err => {
  const terr = new TomlError(err.message)
  terr.code = err.code
  terr.wrapped = err
  return terr
}
module.exports.TomlError = TomlError

const createDateTime = __nccwpck_require__(6376)
const createDateTimeFloat = __nccwpck_require__(9487)
const createDate = __nccwpck_require__(8557)
const createTime = __nccwpck_require__(420)

const CTRL_I = 0x09
const CTRL_J = 0x0A
const CTRL_M = 0x0D
const CTRL_CHAR_BOUNDARY = 0x1F // the last non-character in the latin1 region of unicode, except DEL
const CHAR_SP = 0x20
const CHAR_QUOT = 0x22
const CHAR_NUM = 0x23
const CHAR_APOS = 0x27
const CHAR_PLUS = 0x2B
const CHAR_COMMA = 0x2C
const CHAR_HYPHEN = 0x2D
const CHAR_PERIOD = 0x2E
const CHAR_0 = 0x30
const CHAR_1 = 0x31
const CHAR_7 = 0x37
const CHAR_9 = 0x39
const CHAR_COLON = 0x3A
const CHAR_EQUALS = 0x3D
const CHAR_A = 0x41
const CHAR_E = 0x45
const CHAR_F = 0x46
const CHAR_T = 0x54
const CHAR_U = 0x55
const CHAR_Z = 0x5A
const CHAR_LOWBAR = 0x5F
const CHAR_a = 0x61
const CHAR_b = 0x62
const CHAR_e = 0x65
const CHAR_f = 0x66
const CHAR_i = 0x69
const CHAR_l = 0x6C
const CHAR_n = 0x6E
const CHAR_o = 0x6F
const CHAR_r = 0x72
const CHAR_s = 0x73
const CHAR_t = 0x74
const CHAR_u = 0x75
const CHAR_x = 0x78
const CHAR_z = 0x7A
const CHAR_LCUB = 0x7B
const CHAR_RCUB = 0x7D
const CHAR_LSQB = 0x5B
const CHAR_BSOL = 0x5C
const CHAR_RSQB = 0x5D
const CHAR_DEL = 0x7F
const SURROGATE_FIRST = 0xD800
const SURROGATE_LAST = 0xDFFF

const escapes = {
  [CHAR_b]: '\u0008',
  [CHAR_t]: '\u0009',
  [CHAR_n]: '\u000A',
  [CHAR_f]: '\u000C',
  [CHAR_r]: '\u000D',
  [CHAR_QUOT]: '\u0022',
  [CHAR_BSOL]: '\u005C'
}

function isDigit (cp) {
  return cp >= CHAR_0 && cp <= CHAR_9
}
function isHexit (cp) {
  return (cp >= CHAR_A && cp <= CHAR_F) || (cp >= CHAR_a && cp <= CHAR_f) || (cp >= CHAR_0 && cp <= CHAR_9)
}
function isBit (cp) {
  return cp === CHAR_1 || cp === CHAR_0
}
function isOctit (cp) {
  return (cp >= CHAR_0 && cp <= CHAR_7)
}
function isAlphaNumQuoteHyphen (cp) {
  return (cp >= CHAR_A && cp <= CHAR_Z)
      || (cp >= CHAR_a && cp <= CHAR_z)
      || (cp >= CHAR_0 && cp <= CHAR_9)
      || cp === CHAR_APOS
      || cp === CHAR_QUOT
      || cp === CHAR_LOWBAR
      || cp === CHAR_HYPHEN
}
function isAlphaNumHyphen (cp) {
  return (cp >= CHAR_A && cp <= CHAR_Z)
      || (cp >= CHAR_a && cp <= CHAR_z)
      || (cp >= CHAR_0 && cp <= CHAR_9)
      || cp === CHAR_LOWBAR
      || cp === CHAR_HYPHEN
}
const _type = Symbol('type')
const _declared = Symbol('declared')

const hasOwnProperty = Object.prototype.hasOwnProperty
const defineProperty = Object.defineProperty
const descriptor = {configurable: true, enumerable: true, writable: true, value: undefined}

function hasKey (obj, key) {
  if (hasOwnProperty.call(obj, key)) return true
  if (key === '__proto__') defineProperty(obj, '__proto__', descriptor)
  return false
}

const INLINE_TABLE = Symbol('inline-table')
function InlineTable () {
  return Object.defineProperties({}, {
    [_type]: {value: INLINE_TABLE}
  })
}
function isInlineTable (obj) {
  if (obj === null || typeof (obj) !== 'object') return false
  return obj[_type] === INLINE_TABLE
}

const TABLE = Symbol('table')
function Table () {
  return Object.defineProperties({}, {
    [_type]: {value: TABLE},
    [_declared]: {value: false, writable: true}
  })
}
function isTable (obj) {
  if (obj === null || typeof (obj) !== 'object') return false
  return obj[_type] === TABLE
}

const _contentType = Symbol('content-type')
const INLINE_LIST = Symbol('inline-list')
function InlineList (type) {
  return Object.defineProperties([], {
    [_type]: {value: INLINE_LIST},
    [_contentType]: {value: type}
  })
}
function isInlineList (obj) {
  if (obj === null || typeof (obj) !== 'object') return false
  return obj[_type] === INLINE_LIST
}

const LIST = Symbol('list')
function List () {
  return Object.defineProperties([], {
    [_type]: {value: LIST}
  })
}
function isList (obj) {
  if (obj === null || typeof (obj) !== 'object') return false
  return obj[_type] === LIST
}

// in an eval, to let bundlers not slurp in a util proxy
let _custom
try {
  const utilInspect = eval("require('util').inspect")
  _custom = utilInspect.custom
} catch (_) {
  /* eval require not available in transpiled bundle */
}
/* istanbul ignore next */
const _inspect = _custom || 'inspect'

class BoxedBigInt {
  constructor (value) {
    try {
      this.value = global.BigInt.asIntN(64, value)
    } catch (_) {
      /* istanbul ignore next */
      this.value = null
    }
    Object.defineProperty(this, _type, {value: INTEGER})
  }
  isNaN () {
    return this.value === null
  }
  /* istanbul ignore next */
  toString () {
    return String(this.value)
  }
  /* istanbul ignore next */
  [_inspect] () {
    return `[BigInt: ${this.toString()}]}`
  }
  valueOf () {
    return this.value
  }
}

const INTEGER = Symbol('integer')
function Integer (value) {
  let num = Number(value)
  // -0 is a float thing, not an int thing
  if (Object.is(num, -0)) num = 0
  /* istanbul ignore else */
  if (global.BigInt && !Number.isSafeInteger(num)) {
    return new BoxedBigInt(value)
  } else {
    /* istanbul ignore next */
    return Object.defineProperties(new Number(num), {
      isNaN: {value: function () { return isNaN(this) }},
      [_type]: {value: INTEGER},
      [_inspect]: {value: () => `[Integer: ${value}]`}
    })
  }
}
function isInteger (obj) {
  if (obj === null || typeof (obj) !== 'object') return false
  return obj[_type] === INTEGER
}

const FLOAT = Symbol('float')
function Float (value) {
  /* istanbul ignore next */
  return Object.defineProperties(new Number(value), {
    [_type]: {value: FLOAT},
    [_inspect]: {value: () => `[Float: ${value}]`}
  })
}
function isFloat (obj) {
  if (obj === null || typeof (obj) !== 'object') return false
  return obj[_type] === FLOAT
}

function tomlType (value) {
  const type = typeof value
  if (type === 'object') {
    /* istanbul ignore if */
    if (value === null) return 'null'
    if (value instanceof Date) return 'datetime'
    /* istanbul ignore else */
    if (_type in value) {
      switch (value[_type]) {
        case INLINE_TABLE: return 'inline-table'
        case INLINE_LIST: return 'inline-list'
        /* istanbul ignore next */
        case TABLE: return 'table'
        /* istanbul ignore next */
        case LIST: return 'list'
        case FLOAT: return 'float'
        case INTEGER: return 'integer'
      }
    }
  }
  return type
}

function makeParserClass (Parser) {
  class TOMLParser extends Parser {
    constructor () {
      super()
      this.ctx = this.obj = Table()
    }

    /* MATCH HELPER */
    atEndOfWord () {
      return this.char === CHAR_NUM || this.char === CTRL_I || this.char === CHAR_SP || this.atEndOfLine()
    }
    atEndOfLine () {
      return this.char === Parser.END || this.char === CTRL_J || this.char === CTRL_M
    }

    parseStart () {
      if (this.char === Parser.END) {
        return null
      } else if (this.char === CHAR_LSQB) {
        return this.call(this.parseTableOrList)
      } else if (this.char === CHAR_NUM) {
        return this.call(this.parseComment)
      } else if (this.char === CTRL_J || this.char === CHAR_SP || this.char === CTRL_I || this.char === CTRL_M) {
        return null
      } else if (isAlphaNumQuoteHyphen(this.char)) {
        return this.callNow(this.parseAssignStatement)
      } else {
        throw this.error(new TomlError(`Unknown character "${this.char}"`))
      }
    }

    // HELPER, this strips any whitespace and comments to the end of the line
    // then RETURNS. Last state in a production.
    parseWhitespaceToEOL () {
      if (this.char === CHAR_SP || this.char === CTRL_I || this.char === CTRL_M) {
        return null
      } else if (this.char === CHAR_NUM) {
        return this.goto(this.parseComment)
      } else if (this.char === Parser.END || this.char === CTRL_J) {
        return this.return()
      } else {
        throw this.error(new TomlError('Unexpected character, expected only whitespace or comments till end of line'))
      }
    }

    /* ASSIGNMENT: key = value */
    parseAssignStatement () {
      return this.callNow(this.parseAssign, this.recordAssignStatement)
    }
    recordAssignStatement (kv) {
      let target = this.ctx
      let finalKey = kv.key.pop()
      for (let kw of kv.key) {
        if (hasKey(target, kw) && !isTable(target[kw])) {
          throw this.error(new TomlError("Can't redefine existing key"))
        }
        target = target[kw] = target[kw] || Table()
      }
      if (hasKey(target, finalKey)) {
        throw this.error(new TomlError("Can't redefine existing key"))
      }
      target[_declared] = true
      // unbox our numbers
      if (isInteger(kv.value) || isFloat(kv.value)) {
        target[finalKey] = kv.value.valueOf()
      } else {
        target[finalKey] = kv.value
      }
      return this.goto(this.parseWhitespaceToEOL)
    }

    /* ASSSIGNMENT expression, key = value possibly inside an inline table */
    parseAssign () {
      return this.callNow(this.parseKeyword, this.recordAssignKeyword)
    }
    recordAssignKeyword (key) {
      if (this.state.resultTable) {
        this.state.resultTable.push(key)
      } else {
        this.state.resultTable = [key]
      }
      return this.goto(this.parseAssignKeywordPreDot)
    }
    parseAssignKeywordPreDot () {
      if (this.char === CHAR_PERIOD) {
        return this.next(this.parseAssignKeywordPostDot)
      } else if (this.char !== CHAR_SP && this.char !== CTRL_I) {
        return this.goto(this.parseAssignEqual)
      }
    }
    parseAssignKeywordPostDot () {
      if (this.char !== CHAR_SP && this.char !== CTRL_I) {
        return this.callNow(this.parseKeyword, this.recordAssignKeyword)
      }
    }

    parseAssignEqual () {
      if (this.char === CHAR_EQUALS) {
        return this.next(this.parseAssignPreValue)
      } else {
        throw this.error(new TomlError('Invalid character, expected "="'))
      }
    }
    parseAssignPreValue () {
      if (this.char === CHAR_SP || this.char === CTRL_I) {
        return null
      } else {
        return this.callNow(this.parseValue, this.recordAssignValue)
      }
    }
    recordAssignValue (value) {
      return this.returnNow({key: this.state.resultTable, value: value})
    }

    /* COMMENTS: #...eol */
    parseComment () {
      do {
        if (this.char === Parser.END || this.char === CTRL_J) {
          return this.return()
        } else if (this.char === CHAR_DEL || (this.char <= CTRL_CHAR_BOUNDARY && this.char !== CTRL_I)) {
          throw this.errorControlCharIn('comments')
        }
      } while (this.nextChar())
    }

    /* TABLES AND LISTS, [foo] and [[foo]] */
    parseTableOrList () {
      if (this.char === CHAR_LSQB) {
        this.next(this.parseList)
      } else {
        return this.goto(this.parseTable)
      }
    }

    /* TABLE [foo.bar.baz] */
    parseTable () {
      this.ctx = this.obj
      return this.goto(this.parseTableNext)
    }
    parseTableNext () {
      if (this.char === CHAR_SP || this.char === CTRL_I) {
        return null
      } else {
        return this.callNow(this.parseKeyword, this.parseTableMore)
      }
    }
    parseTableMore (keyword) {
      if (this.char === CHAR_SP || this.char === CTRL_I) {
        return null
      } else if (this.char === CHAR_RSQB) {
        if (hasKey(this.ctx, keyword) && (!isTable(this.ctx[keyword]) || this.ctx[keyword][_declared])) {
          throw this.error(new TomlError("Can't redefine existing key"))
        } else {
          this.ctx = this.ctx[keyword] = this.ctx[keyword] || Table()
          this.ctx[_declared] = true
        }
        return this.next(this.parseWhitespaceToEOL)
      } else if (this.char === CHAR_PERIOD) {
        if (!hasKey(this.ctx, keyword)) {
          this.ctx = this.ctx[keyword] = Table()
        } else if (isTable(this.ctx[keyword])) {
          this.ctx = this.ctx[keyword]
        } else if (isList(this.ctx[keyword])) {
          this.ctx = this.ctx[keyword][this.ctx[keyword].length - 1]
        } else {
          throw this.error(new TomlError("Can't redefine existing key"))
        }
        return this.next(this.parseTableNext)
      } else {
        throw this.error(new TomlError('Unexpected character, expected whitespace, . or ]'))
      }
    }

    /* LIST [[a.b.c]] */
    parseList () {
      this.ctx = this.obj
      return this.goto(this.parseListNext)
    }
    parseListNext () {
      if (this.char === CHAR_SP || this.char === CTRL_I) {
        return null
      } else {
        return this.callNow(this.parseKeyword, this.parseListMore)
      }
    }
    parseListMore (keyword) {
      if (this.char === CHAR_SP || this.char === CTRL_I) {
        return null
      } else if (this.char === CHAR_RSQB) {
        if (!hasKey(this.ctx, keyword)) {
          this.ctx[keyword] = List()
        }
        if (isInlineList(this.ctx[keyword])) {
          throw this.error(new TomlError("Can't extend an inline array"))
        } else if (isList(this.ctx[keyword])) {
          const next = Table()
          this.ctx[keyword].push(next)
          this.ctx = next
        } else {
          throw this.error(new TomlError("Can't redefine an existing key"))
        }
        return this.next(this.parseListEnd)
      } else if (this.char === CHAR_PERIOD) {
        if (!hasKey(this.ctx, keyword)) {
          this.ctx = this.ctx[keyword] = Table()
        } else if (isInlineList(this.ctx[keyword])) {
          throw this.error(new TomlError("Can't extend an inline array"))
        } else if (isInlineTable(this.ctx[keyword])) {
          throw this.error(new TomlError("Can't extend an inline table"))
        } else if (isList(this.ctx[keyword])) {
          this.ctx = this.ctx[keyword][this.ctx[keyword].length - 1]
        } else if (isTable(this.ctx[keyword])) {
          this.ctx = this.ctx[keyword]
        } else {
          throw this.error(new TomlError("Can't redefine an existing key"))
        }
        return this.next(this.parseListNext)
      } else {
        throw this.error(new TomlError('Unexpected character, expected whitespace, . or ]'))
      }
    }
    parseListEnd (keyword) {
      if (this.char === CHAR_RSQB) {
        return this.next(this.parseWhitespaceToEOL)
      } else {
        throw this.error(new TomlError('Unexpected character, expected whitespace, . or ]'))
      }
    }

    /* VALUE string, number, boolean, inline list, inline object */
    parseValue () {
      if (this.char === Parser.END) {
        throw this.error(new TomlError('Key without value'))
      } else if (this.char === CHAR_QUOT) {
        return this.next(this.parseDoubleString)
      } if (this.char === CHAR_APOS) {
        return this.next(this.parseSingleString)
      } else if (this.char === CHAR_HYPHEN || this.char === CHAR_PLUS) {
        return this.goto(this.parseNumberSign)
      } else if (this.char === CHAR_i) {
        return this.next(this.parseInf)
      } else if (this.char === CHAR_n) {
        return this.next(this.parseNan)
      } else if (isDigit(this.char)) {
        return this.goto(this.parseNumberOrDateTime)
      } else if (this.char === CHAR_t || this.char === CHAR_f) {
        return this.goto(this.parseBoolean)
      } else if (this.char === CHAR_LSQB) {
        return this.call(this.parseInlineList, this.recordValue)
      } else if (this.char === CHAR_LCUB) {
        return this.call(this.parseInlineTable, this.recordValue)
      } else {
        throw this.error(new TomlError('Unexpected character, expecting string, number, datetime, boolean, inline array or inline table'))
      }
    }
    recordValue (value) {
      return this.returnNow(value)
    }

    parseInf () {
      if (this.char === CHAR_n) {
        return this.next(this.parseInf2)
      } else {
        throw this.error(new TomlError('Unexpected character, expected "inf", "+inf" or "-inf"'))
      }
    }
    parseInf2 () {
      if (this.char === CHAR_f) {
        if (this.state.buf === '-') {
          return this.return(-Infinity)
        } else {
          return this.return(Infinity)
        }
      } else {
        throw this.error(new TomlError('Unexpected character, expected "inf", "+inf" or "-inf"'))
      }
    }

    parseNan () {
      if (this.char === CHAR_a) {
        return this.next(this.parseNan2)
      } else {
        throw this.error(new TomlError('Unexpected character, expected "nan"'))
      }
    }
    parseNan2 () {
      if (this.char === CHAR_n) {
        return this.return(NaN)
      } else {
        throw this.error(new TomlError('Unexpected character, expected "nan"'))
      }
    }

    /* KEYS, barewords or basic, literal, or dotted */
    parseKeyword () {
      if (this.char === CHAR_QUOT) {
        return this.next(this.parseBasicString)
      } else if (this.char === CHAR_APOS) {
        return this.next(this.parseLiteralString)
      } else {
        return this.goto(this.parseBareKey)
      }
    }

    /* KEYS: barewords */
    parseBareKey () {
      do {
        if (this.char === Parser.END) {
          throw this.error(new TomlError('Key ended without value'))
        } else if (isAlphaNumHyphen(this.char)) {
          this.consume()
        } else if (this.state.buf.length === 0) {
          throw this.error(new TomlError('Empty bare keys are not allowed'))
        } else {
          return this.returnNow()
        }
      } while (this.nextChar())
    }

    /* STRINGS, single quoted (literal) */
    parseSingleString () {
      if (this.char === CHAR_APOS) {
        return this.next(this.parseLiteralMultiStringMaybe)
      } else {
        return this.goto(this.parseLiteralString)
      }
    }
    parseLiteralString () {
      do {
        if (this.char === CHAR_APOS) {
          return this.return()
        } else if (this.atEndOfLine()) {
          throw this.error(new TomlError('Unterminated string'))
        } else if (this.char === CHAR_DEL || (this.char <= CTRL_CHAR_BOUNDARY && this.char !== CTRL_I)) {
          throw this.errorControlCharIn('strings')
        } else {
          this.consume()
        }
      } while (this.nextChar())
    }
    parseLiteralMultiStringMaybe () {
      if (this.char === CHAR_APOS) {
        return this.next(this.parseLiteralMultiString)
      } else {
        return this.returnNow()
      }
    }
    parseLiteralMultiString () {
      if (this.char === CTRL_M) {
        return null
      } else if (this.char === CTRL_J) {
        return this.next(this.parseLiteralMultiStringContent)
      } else {
        return this.goto(this.parseLiteralMultiStringContent)
      }
    }
    parseLiteralMultiStringContent () {
      do {
        if (this.char === CHAR_APOS) {
          return this.next(this.parseLiteralMultiEnd)
        } else if (this.char === Parser.END) {
          throw this.error(new TomlError('Unterminated multi-line string'))
        } else if (this.char === CHAR_DEL || (this.char <= CTRL_CHAR_BOUNDARY && this.char !== CTRL_I && this.char !== CTRL_J && this.char !== CTRL_M)) {
          throw this.errorControlCharIn('strings')
        } else {
          this.consume()
        }
      } while (this.nextChar())
    }
    parseLiteralMultiEnd () {
      if (this.char === CHAR_APOS) {
        return this.next(this.parseLiteralMultiEnd2)
      } else {
        this.state.buf += "'"
        return this.goto(this.parseLiteralMultiStringContent)
      }
    }
    parseLiteralMultiEnd2 () {
      if (this.char === CHAR_APOS) {
        return this.next(this.parseLiteralMultiEnd3)
      } else {
        this.state.buf += "''"
        return this.goto(this.parseLiteralMultiStringContent)
      }
    }
    parseLiteralMultiEnd3 () {
      if (this.char === CHAR_APOS) {
        this.state.buf += "'"
        return this.next(this.parseLiteralMultiEnd4)
      } else {
        return this.returnNow()
      }
    }
    parseLiteralMultiEnd4 () {
      if (this.char === CHAR_APOS) {
        this.state.buf += "'"
        return this.return()
      } else {
        return this.returnNow()
      }
    }

    /* STRINGS double quoted */
    parseDoubleString () {
      if (this.char === CHAR_QUOT) {
        return this.next(this.parseMultiStringMaybe)
      } else {
        return this.goto(this.parseBasicString)
      }
    }
    parseBasicString () {
      do {
        if (this.char === CHAR_BSOL) {
          return this.call(this.parseEscape, this.recordEscapeReplacement)
        } else if (this.char === CHAR_QUOT) {
          return this.return()
        } else if (this.atEndOfLine()) {
          throw this.error(new TomlError('Unterminated string'))
        } else if (this.char === CHAR_DEL || (this.char <= CTRL_CHAR_BOUNDARY && this.char !== CTRL_I)) {
          throw this.errorControlCharIn('strings')
        } else {
          this.consume()
        }
      } while (this.nextChar())
    }
    recordEscapeReplacement (replacement) {
      this.state.buf += replacement
      return this.goto(this.parseBasicString)
    }
    parseMultiStringMaybe () {
      if (this.char === CHAR_QUOT) {
        return this.next(this.parseMultiString)
      } else {
        return this.returnNow()
      }
    }
    parseMultiString () {
      if (this.char === CTRL_M) {
        return null
      } else if (this.char === CTRL_J) {
        return this.next(this.parseMultiStringContent)
      } else {
        return this.goto(this.parseMultiStringContent)
      }
    }
    parseMultiStringContent () {
      do {
        if (this.char === CHAR_BSOL) {
          return this.call(this.parseMultiEscape, this.recordMultiEscapeReplacement)
        } else if (this.char === CHAR_QUOT) {
          return this.next(this.parseMultiEnd)
        } else if (this.char === Parser.END) {
          throw this.error(new TomlError('Unterminated multi-line string'))
        } else if (this.char === CHAR_DEL || (this.char <= CTRL_CHAR_BOUNDARY && this.char !== CTRL_I && this.char !== CTRL_J && this.char !== CTRL_M)) {
          throw this.errorControlCharIn('strings')
        } else {
          this.consume()
        }
      } while (this.nextChar())
    }
    errorControlCharIn (type) {
      let displayCode = '\\u00'
      if (this.char < 16) {
        displayCode += '0'
      }
      displayCode += this.char.toString(16)

      return this.error(new TomlError(`Control characters (codes < 0x1f and 0x7f) are not allowed in ${type}, use ${displayCode} instead`))
    }
    recordMultiEscapeReplacement (replacement) {
      this.state.buf += replacement
      return this.goto(this.parseMultiStringContent)
    }
    parseMultiEnd () {
      if (this.char === CHAR_QUOT) {
        return this.next(this.parseMultiEnd2)
      } else {
        this.state.buf += '"'
        return this.goto(this.parseMultiStringContent)
      }
    }
    parseMultiEnd2 () {
      if (this.char === CHAR_QUOT) {
        return this.next(this.parseMultiEnd3)
      } else {
        this.state.buf += '""'
        return this.goto(this.parseMultiStringContent)
      }
    }
    parseMultiEnd3 () {
      if (this.char === CHAR_QUOT) {
        this.state.buf += '"'
        return this.next(this.parseMultiEnd4)
      } else {
        return this.returnNow()
      }
    }
    parseMultiEnd4 () {
      if (this.char === CHAR_QUOT) {
        this.state.buf += '"'
        return this.return()
      } else {
        return this.returnNow()
      }
    }
    parseMultiEscape () {
      if (this.char === CTRL_M || this.char === CTRL_J) {
        return this.next(this.parseMultiTrim)
      } else if (this.char === CHAR_SP || this.char === CTRL_I) {
        return this.next(this.parsePreMultiTrim)
      } else {
        return this.goto(this.parseEscape)
      }
    }
    parsePreMultiTrim () {
      if (this.char === CHAR_SP || this.char === CTRL_I) {
        return null
      } else if (this.char === CTRL_M || this.char === CTRL_J) {
        return this.next(this.parseMultiTrim)
      } else {
        throw this.error(new TomlError("Can't escape whitespace"))
      }
    }
    parseMultiTrim () {
      // explicitly whitespace here, END should follow the same path as chars
      if (this.char === CTRL_J || this.char === CHAR_SP || this.char === CTRL_I || this.char === CTRL_M) {
        return null
      } else {
        return this.returnNow()
      }
    }
    parseEscape () {
      if (this.char in escapes) {
        return this.return(escapes[this.char])
      } else if (this.char === CHAR_u) {
        return this.call(this.parseSmallUnicode, this.parseUnicodeReturn)
      } else if (this.char === CHAR_U) {
        return this.call(this.parseLargeUnicode, this.parseUnicodeReturn)
      } else {
        throw this.error(new TomlError('Unknown escape character: ' + this.char))
      }
    }
    parseUnicodeReturn (char) {
      try {
        const codePoint = parseInt(char, 16)
        if (codePoint >= SURROGATE_FIRST && codePoint <= SURROGATE_LAST) {
          throw this.error(new TomlError('Invalid unicode, character in range 0xD800 - 0xDFFF is reserved'))
        }
        return this.returnNow(String.fromCodePoint(codePoint))
      } catch (err) {
        throw this.error(TomlError.wrap(err))
      }
    }
    parseSmallUnicode () {
      if (!isHexit(this.char)) {
        throw this.error(new TomlError('Invalid character in unicode sequence, expected hex'))
      } else {
        this.consume()
        if (this.state.buf.length >= 4) return this.return()
      }
    }
    parseLargeUnicode () {
      if (!isHexit(this.char)) {
        throw this.error(new TomlError('Invalid character in unicode sequence, expected hex'))
      } else {
        this.consume()
        if (this.state.buf.length >= 8) return this.return()
      }
    }

    /* NUMBERS */
    parseNumberSign () {
      this.consume()
      return this.next(this.parseMaybeSignedInfOrNan)
    }
    parseMaybeSignedInfOrNan () {
      if (this.char === CHAR_i) {
        return this.next(this.parseInf)
      } else if (this.char === CHAR_n) {
        return this.next(this.parseNan)
      } else {
        return this.callNow(this.parseNoUnder, this.parseNumberIntegerStart)
      }
    }
    parseNumberIntegerStart () {
      if (this.char === CHAR_0) {
        this.consume()
        return this.next(this.parseNumberIntegerExponentOrDecimal)
      } else {
        return this.goto(this.parseNumberInteger)
      }
    }
    parseNumberIntegerExponentOrDecimal () {
      if (this.char === CHAR_PERIOD) {
        this.consume()
        return this.call(this.parseNoUnder, this.parseNumberFloat)
      } else if (this.char === CHAR_E || this.char === CHAR_e) {
        this.consume()
        return this.next(this.parseNumberExponentSign)
      } else {
        return this.returnNow(Integer(this.state.buf))
      }
    }
    parseNumberInteger () {
      if (isDigit(this.char)) {
        this.consume()
      } else if (this.char === CHAR_LOWBAR) {
        return this.call(this.parseNoUnder)
      } else if (this.char === CHAR_E || this.char === CHAR_e) {
        this.consume()
        return this.next(this.parseNumberExponentSign)
      } else if (this.char === CHAR_PERIOD) {
        this.consume()
        return this.call(this.parseNoUnder, this.parseNumberFloat)
      } else {
        const result = Integer(this.state.buf)
        /* istanbul ignore if */
        if (result.isNaN()) {
          throw this.error(new TomlError('Invalid number'))
        } else {
          return this.returnNow(result)
        }
      }
    }
    parseNoUnder () {
      if (this.char === CHAR_LOWBAR || this.char === CHAR_PERIOD || this.char === CHAR_E || this.char === CHAR_e) {
        throw this.error(new TomlError('Unexpected character, expected digit'))
      } else if (this.atEndOfWord()) {
        throw this.error(new TomlError('Incomplete number'))
      }
      return this.returnNow()
    }
    parseNoUnderHexOctBinLiteral () {
      if (this.char === CHAR_LOWBAR || this.char === CHAR_PERIOD) {
        throw this.error(new TomlError('Unexpected character, expected digit'))
      } else if (this.atEndOfWord()) {
        throw this.error(new TomlError('Incomplete number'))
      }
      return this.returnNow()
    }
    parseNumberFloat () {
      if (this.char === CHAR_LOWBAR) {
        return this.call(this.parseNoUnder, this.parseNumberFloat)
      } else if (isDigit(this.char)) {
        this.consume()
      } else if (this.char === CHAR_E || this.char === CHAR_e) {
        this.consume()
        return this.next(this.parseNumberExponentSign)
      } else {
        return this.returnNow(Float(this.state.buf))
      }
    }
    parseNumberExponentSign () {
      if (isDigit(this.char)) {
        return this.goto(this.parseNumberExponent)
      } else if (this.char === CHAR_HYPHEN || this.char === CHAR_PLUS) {
        this.consume()
        this.call(this.parseNoUnder, this.parseNumberExponent)
      } else {
        throw this.error(new TomlError('Unexpected character, expected -, + or digit'))
      }
    }
    parseNumberExponent () {
      if (isDigit(this.char)) {
        this.consume()
      } else if (this.char === CHAR_LOWBAR) {
        return this.call(this.parseNoUnder)
      } else {
        return this.returnNow(Float(this.state.buf))
      }
    }

    /* NUMBERS or DATETIMES  */
    parseNumberOrDateTime () {
      if (this.char === CHAR_0) {
        this.consume()
        return this.next(this.parseNumberBaseOrDateTime)
      } else {
        return this.goto(this.parseNumberOrDateTimeOnly)
      }
    }
    parseNumberOrDateTimeOnly () {
      // note, if two zeros are in a row then it MUST be a date
      if (this.char === CHAR_LOWBAR) {
        return this.call(this.parseNoUnder, this.parseNumberInteger)
      } else if (isDigit(this.char)) {
        this.consume()
        if (this.state.buf.length > 4) this.next(this.parseNumberInteger)
      } else if (this.char === CHAR_E || this.char === CHAR_e) {
        this.consume()
        return this.next(this.parseNumberExponentSign)
      } else if (this.char === CHAR_PERIOD) {
        this.consume()
        return this.call(this.parseNoUnder, this.parseNumberFloat)
      } else if (this.char === CHAR_HYPHEN) {
        return this.goto(this.parseDateTime)
      } else if (this.char === CHAR_COLON) {
        return this.goto(this.parseOnlyTimeHour)
      } else {
        return this.returnNow(Integer(this.state.buf))
      }
    }
    parseDateTimeOnly () {
      if (this.state.buf.length < 4) {
        if (isDigit(this.char)) {
          return this.consume()
        } else if (this.char === CHAR_COLON) {
          return this.goto(this.parseOnlyTimeHour)
        } else {
          throw this.error(new TomlError('Expected digit while parsing year part of a date'))
        }
      } else {
        if (this.char === CHAR_HYPHEN) {
          return this.goto(this.parseDateTime)
        } else {
          throw this.error(new TomlError('Expected hyphen (-) while parsing year part of date'))
        }
      }
    }
    parseNumberBaseOrDateTime () {
      if (this.char === CHAR_b) {
        this.consume()
        return this.call(this.parseNoUnderHexOctBinLiteral, this.parseIntegerBin)
      } else if (this.char === CHAR_o) {
        this.consume()
        return this.call(this.parseNoUnderHexOctBinLiteral, this.parseIntegerOct)
      } else if (this.char === CHAR_x) {
        this.consume()
        return this.call(this.parseNoUnderHexOctBinLiteral, this.parseIntegerHex)
      } else if (this.char === CHAR_PERIOD) {
        return this.goto(this.parseNumberInteger)
      } else if (isDigit(this.char)) {
        return this.goto(this.parseDateTimeOnly)
      } else {
        return this.returnNow(Integer(this.state.buf))
      }
    }
    parseIntegerHex () {
      if (isHexit(this.char)) {
        this.consume()
      } else if (this.char === CHAR_LOWBAR) {
        return this.call(this.parseNoUnderHexOctBinLiteral)
      } else {
        const result = Integer(this.state.buf)
        /* istanbul ignore if */
        if (result.isNaN()) {
          throw this.error(new TomlError('Invalid number'))
        } else {
          return this.returnNow(result)
        }
      }
    }
    parseIntegerOct () {
      if (isOctit(this.char)) {
        this.consume()
      } else if (this.char === CHAR_LOWBAR) {
        return this.call(this.parseNoUnderHexOctBinLiteral)
      } else {
        const result = Integer(this.state.buf)
        /* istanbul ignore if */
        if (result.isNaN()) {
          throw this.error(new TomlError('Invalid number'))
        } else {
          return this.returnNow(result)
        }
      }
    }
    parseIntegerBin () {
      if (isBit(this.char)) {
        this.consume()
      } else if (this.char === CHAR_LOWBAR) {
        return this.call(this.parseNoUnderHexOctBinLiteral)
      } else {
        const result = Integer(this.state.buf)
        /* istanbul ignore if */
        if (result.isNaN()) {
          throw this.error(new TomlError('Invalid number'))
        } else {
          return this.returnNow(result)
        }
      }
    }

    /* DATETIME */
    parseDateTime () {
      // we enter here having just consumed the year and about to consume the hyphen
      if (this.state.buf.length < 4) {
        throw this.error(new TomlError('Years less than 1000 must be zero padded to four characters'))
      }
      this.state.result = this.state.buf
      this.state.buf = ''
      return this.next(this.parseDateMonth)
    }
    parseDateMonth () {
      if (this.char === CHAR_HYPHEN) {
        if (this.state.buf.length < 2) {
          throw this.error(new TomlError('Months less than 10 must be zero padded to two characters'))
        }
        this.state.result += '-' + this.state.buf
        this.state.buf = ''
        return this.next(this.parseDateDay)
      } else if (isDigit(this.char)) {
        this.consume()
      } else {
        throw this.error(new TomlError('Incomplete datetime'))
      }
    }
    parseDateDay () {
      if (this.char === CHAR_T || this.char === CHAR_SP) {
        if (this.state.buf.length < 2) {
          throw this.error(new TomlError('Days less than 10 must be zero padded to two characters'))
        }
        this.state.result += '-' + this.state.buf
        this.state.buf = ''
        return this.next(this.parseStartTimeHour)
      } else if (this.atEndOfWord()) {
        return this.returnNow(createDate(this.state.result + '-' + this.state.buf))
      } else if (isDigit(this.char)) {
        this.consume()
      } else {
        throw this.error(new TomlError('Incomplete datetime'))
      }
    }
    parseStartTimeHour () {
      if (this.atEndOfWord()) {
        return this.returnNow(createDate(this.state.result))
      } else {
        return this.goto(this.parseTimeHour)
      }
    }
    parseTimeHour () {
      if (this.char === CHAR_COLON) {
        if (this.state.buf.length < 2) {
          throw this.error(new TomlError('Hours less than 10 must be zero padded to two characters'))
        }
        this.state.result += 'T' + this.state.buf
        this.state.buf = ''
        return this.next(this.parseTimeMin)
      } else if (isDigit(this.char)) {
        this.consume()
      } else {
        throw this.error(new TomlError('Incomplete datetime'))
      }
    }
    parseTimeMin () {
      if (this.state.buf.length < 2 && isDigit(this.char)) {
        this.consume()
      } else if (this.state.buf.length === 2 && this.char === CHAR_COLON) {
        this.state.result += ':' + this.state.buf
        this.state.buf = ''
        return this.next(this.parseTimeSec)
      } else {
        throw this.error(new TomlError('Incomplete datetime'))
      }
    }
    parseTimeSec () {
      if (isDigit(this.char)) {
        this.consume()
        if (this.state.buf.length === 2) {
          this.state.result += ':' + this.state.buf
          this.state.buf = ''
          return this.next(this.parseTimeZoneOrFraction)
        }
      } else {
        throw this.error(new TomlError('Incomplete datetime'))
      }
    }

    parseOnlyTimeHour () {
      /* istanbul ignore else */
      if (this.char === CHAR_COLON) {
        if (this.state.buf.length < 2) {
          throw this.error(new TomlError('Hours less than 10 must be zero padded to two characters'))
        }
        this.state.result = this.state.buf
        this.state.buf = ''
        return this.next(this.parseOnlyTimeMin)
      } else {
        throw this.error(new TomlError('Incomplete time'))
      }
    }
    parseOnlyTimeMin () {
      if (this.state.buf.length < 2 && isDigit(this.char)) {
        this.consume()
      } else if (this.state.buf.length === 2 && this.char === CHAR_COLON) {
        this.state.result += ':' + this.state.buf
        this.state.buf = ''
        return this.next(this.parseOnlyTimeSec)
      } else {
        throw this.error(new TomlError('Incomplete time'))
      }
    }
    parseOnlyTimeSec () {
      if (isDigit(this.char)) {
        this.consume()
        if (this.state.buf.length === 2) {
          return this.next(this.parseOnlyTimeFractionMaybe)
        }
      } else {
        throw this.error(new TomlError('Incomplete time'))
      }
    }
    parseOnlyTimeFractionMaybe () {
      this.state.result += ':' + this.state.buf
      if (this.char === CHAR_PERIOD) {
        this.state.buf = ''
        this.next(this.parseOnlyTimeFraction)
      } else {
        return this.return(createTime(this.state.result))
      }
    }
    parseOnlyTimeFraction () {
      if (isDigit(this.char)) {
        this.consume()
      } else if (this.atEndOfWord()) {
        if (this.state.buf.length === 0) throw this.error(new TomlError('Expected digit in milliseconds'))
        return this.returnNow(createTime(this.state.result + '.' + this.state.buf))
      } else {
        throw this.error(new TomlError('Unexpected character in datetime, expected period (.), minus (-), plus (+) or Z'))
      }
    }

    parseTimeZoneOrFraction () {
      if (this.char === CHAR_PERIOD) {
        this.consume()
        this.next(this.parseDateTimeFraction)
      } else if (this.char === CHAR_HYPHEN || this.char === CHAR_PLUS) {
        this.consume()
        this.next(this.parseTimeZoneHour)
      } else if (this.char === CHAR_Z) {
        this.consume()
        return this.return(createDateTime(this.state.result + this.state.buf))
      } else if (this.atEndOfWord()) {
        return this.returnNow(createDateTimeFloat(this.state.result + this.state.buf))
      } else {
        throw this.error(new TomlError('Unexpected character in datetime, expected period (.), minus (-), plus (+) or Z'))
      }
    }
    parseDateTimeFraction () {
      if (isDigit(this.char)) {
        this.consume()
      } else if (this.state.buf.length === 1) {
        throw this.error(new TomlError('Expected digit in milliseconds'))
      } else if (this.char === CHAR_HYPHEN || this.char === CHAR_PLUS) {
        this.consume()
        this.next(this.parseTimeZoneHour)
      } else if (this.char === CHAR_Z) {
        this.consume()
        return this.return(createDateTime(this.state.result + this.state.buf))
      } else if (this.atEndOfWord()) {
        return this.returnNow(createDateTimeFloat(this.state.result + this.state.buf))
      } else {
        throw this.error(new TomlError('Unexpected character in datetime, expected period (.), minus (-), plus (+) or Z'))
      }
    }
    parseTimeZoneHour () {
      if (isDigit(this.char)) {
        this.consume()
        // FIXME: No more regexps
        if (/\d\d$/.test(this.state.buf)) return this.next(this.parseTimeZoneSep)
      } else {
        throw this.error(new TomlError('Unexpected character in datetime, expected digit'))
      }
    }
    parseTimeZoneSep () {
      if (this.char === CHAR_COLON) {
        this.consume()
        this.next(this.parseTimeZoneMin)
      } else {
        throw this.error(new TomlError('Unexpected character in datetime, expected colon'))
      }
    }
    parseTimeZoneMin () {
      if (isDigit(this.char)) {
        this.consume()
        if (/\d\d$/.test(this.state.buf)) return this.return(createDateTime(this.state.result + this.state.buf))
      } else {
        throw this.error(new TomlError('Unexpected character in datetime, expected digit'))
      }
    }

    /* BOOLEAN */
    parseBoolean () {
      /* istanbul ignore else */
      if (this.char === CHAR_t) {
        this.consume()
        return this.next(this.parseTrue_r)
      } else if (this.char === CHAR_f) {
        this.consume()
        return this.next(this.parseFalse_a)
      }
    }
    parseTrue_r () {
      if (this.char === CHAR_r) {
        this.consume()
        return this.next(this.parseTrue_u)
      } else {
        throw this.error(new TomlError('Invalid boolean, expected true or false'))
      }
    }
    parseTrue_u () {
      if (this.char === CHAR_u) {
        this.consume()
        return this.next(this.parseTrue_e)
      } else {
        throw this.error(new TomlError('Invalid boolean, expected true or false'))
      }
    }
    parseTrue_e () {
      if (this.char === CHAR_e) {
        return this.return(true)
      } else {
        throw this.error(new TomlError('Invalid boolean, expected true or false'))
      }
    }

    parseFalse_a () {
      if (this.char === CHAR_a) {
        this.consume()
        return this.next(this.parseFalse_l)
      } else {
        throw this.error(new TomlError('Invalid boolean, expected true or false'))
      }
    }

    parseFalse_l () {
      if (this.char === CHAR_l) {
        this.consume()
        return this.next(this.parseFalse_s)
      } else {
        throw this.error(new TomlError('Invalid boolean, expected true or false'))
      }
    }

    parseFalse_s () {
      if (this.char === CHAR_s) {
        this.consume()
        return this.next(this.parseFalse_e)
      } else {
        throw this.error(new TomlError('Invalid boolean, expected true or false'))
      }
    }

    parseFalse_e () {
      if (this.char === CHAR_e) {
        return this.return(false)
      } else {
        throw this.error(new TomlError('Invalid boolean, expected true or false'))
      }
    }

    /* INLINE LISTS */
    parseInlineList () {
      if (this.char === CHAR_SP || this.char === CTRL_I || this.char === CTRL_M || this.char === CTRL_J) {
        return null
      } else if (this.char === Parser.END) {
        throw this.error(new TomlError('Unterminated inline array'))
      } else if (this.char === CHAR_NUM) {
        return this.call(this.parseComment)
      } else if (this.char === CHAR_RSQB) {
        return this.return(this.state.resultArr || InlineList())
      } else {
        return this.callNow(this.parseValue, this.recordInlineListValue)
      }
    }
    recordInlineListValue (value) {
      if (!this.state.resultArr) {
        this.state.resultArr = InlineList(tomlType(value))
      }
      if (isFloat(value) || isInteger(value)) {
        // unbox now that we've verified they're ok
        this.state.resultArr.push(value.valueOf())
      } else {
        this.state.resultArr.push(value)
      }
      return this.goto(this.parseInlineListNext)
    }
    parseInlineListNext () {
      if (this.char === CHAR_SP || this.char === CTRL_I || this.char === CTRL_M || this.char === CTRL_J) {
        return null
      } else if (this.char === CHAR_NUM) {
        return this.call(this.parseComment)
      } else if (this.char === CHAR_COMMA) {
        return this.next(this.parseInlineList)
      } else if (this.char === CHAR_RSQB) {
        return this.goto(this.parseInlineList)
      } else {
        throw this.error(new TomlError('Invalid character, expected whitespace, comma (,) or close bracket (])'))
      }
    }

    /* INLINE TABLE */
    parseInlineTable () {
      if (this.char === CHAR_SP || this.char === CTRL_I) {
        return null
      } else if (this.char === Parser.END || this.char === CHAR_NUM || this.char === CTRL_J || this.char === CTRL_M) {
        throw this.error(new TomlError('Unterminated inline array'))
      } else if (this.char === CHAR_RCUB) {
        return this.return(this.state.resultTable || InlineTable())
      } else {
        if (!this.state.resultTable) this.state.resultTable = InlineTable()
        return this.callNow(this.parseAssign, this.recordInlineTableValue)
      }
    }
    recordInlineTableValue (kv) {
      let target = this.state.resultTable
      let finalKey = kv.key.pop()
      for (let kw of kv.key) {
        if (hasKey(target, kw) && (!isTable(target[kw]) || target[kw][_declared])) {
          throw this.error(new TomlError("Can't redefine existing key"))
        }
        target = target[kw] = target[kw] || Table()
      }
      if (hasKey(target, finalKey)) {
        throw this.error(new TomlError("Can't redefine existing key"))
      }
      if (isInteger(kv.value) || isFloat(kv.value)) {
        target[finalKey] = kv.value.valueOf()
      } else {
        target[finalKey] = kv.value
      }
      return this.goto(this.parseInlineTableNext)
    }
    parseInlineTableNext () {
      if (this.char === CHAR_SP || this.char === CTRL_I) {
        return null
      } else if (this.char === Parser.END || this.char === CHAR_NUM || this.char === CTRL_J || this.char === CTRL_M) {
        throw this.error(new TomlError('Unterminated inline array'))
      } else if (this.char === CHAR_COMMA) {
        return this.next(this.parseInlineTablePostComma)
      } else if (this.char === CHAR_RCUB) {
        return this.goto(this.parseInlineTable)
      } else {
        throw this.error(new TomlError('Invalid character, expected whitespace, comma (,) or close bracket (])'))
      }
    }
    parseInlineTablePostComma () {
      if (this.char === CHAR_SP || this.char === CTRL_I) {
        return null
      } else if (this.char === Parser.END || this.char === CHAR_NUM || this.char === CTRL_J || this.char === CTRL_M) {
        throw this.error(new TomlError('Unterminated inline array'))
      } else if (this.char === CHAR_COMMA) {
        throw this.error(new TomlError('Empty elements in inline tables are not permitted'))
      } else if (this.char === CHAR_RCUB) {
        throw this.error(new TomlError('Trailing commas in inline tables are not permitted'))
      } else {
        return this.goto(this.parseInlineTable)
      }
    }
  }
  return TOMLParser
}


/***/ }),

/***/ 7072:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


module.exports = parseAsync

const TOMLParser = __nccwpck_require__(2862)
const prettyError = __nccwpck_require__(7349)

function parseAsync (str, opts) {
  if (!opts) opts = {}
  const index = 0
  const blocksize = opts.blocksize || 40960
  const parser = new TOMLParser()
  return new Promise((resolve, reject) => {
    setImmediate(parseAsyncNext, index, blocksize, resolve, reject)
  })
  function parseAsyncNext (index, blocksize, resolve, reject) {
    if (index >= str.length) {
      try {
        return resolve(parser.finish())
      } catch (err) {
        return reject(prettyError(err, str))
      }
    }
    try {
      parser.parse(str.slice(index, index + blocksize))
      setImmediate(parseAsyncNext, index + blocksize, blocksize, resolve, reject)
    } catch (err) {
      reject(prettyError(err, str))
    }
  }
}


/***/ }),

/***/ 7349:
/***/ ((module) => {


module.exports = prettyError

function prettyError (err, buf) {
  /* istanbul ignore if */
  if (err.pos == null || err.line == null) return err
  let msg = err.message
  msg += ` at row ${err.line + 1}, col ${err.col + 1}, pos ${err.pos}:\n`

  /* istanbul ignore else */
  if (buf && buf.split) {
    const lines = buf.split(/\n/)
    const lineNumWidth = String(Math.min(lines.length, err.line + 3)).length
    let linePadding = ' '
    while (linePadding.length < lineNumWidth) linePadding += ' '
    for (let ii = Math.max(0, err.line - 1); ii < Math.min(lines.length, err.line + 2); ++ii) {
      let lineNum = String(ii + 1)
      if (lineNum.length < lineNumWidth) lineNum = ' ' + lineNum
      if (err.line === ii) {
        msg += lineNum + '> ' + lines[ii] + '\n'
        msg += linePadding + '  '
        for (let hh = 0; hh < err.col; ++hh) {
          msg += ' '
        }
        msg += '^\n'
      } else {
        msg += lineNum + ': ' + lines[ii] + '\n'
      }
    }
  }
  err.message = msg + '\n'
  return err
}


/***/ }),

/***/ 4493:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


module.exports = parseStream

const stream = __nccwpck_require__(2203)
const TOMLParser = __nccwpck_require__(2862)

function parseStream (stm) {
  if (stm) {
    return parseReadable(stm)
  } else {
    return parseTransform(stm)
  }
}

function parseReadable (stm) {
  const parser = new TOMLParser()
  stm.setEncoding('utf8')
  return new Promise((resolve, reject) => {
    let readable
    let ended = false
    let errored = false
    function finish () {
      ended = true
      if (readable) return
      try {
        resolve(parser.finish())
      } catch (err) {
        reject(err)
      }
    }
    function error (err) {
      errored = true
      reject(err)
    }
    stm.once('end', finish)
    stm.once('error', error)
    readNext()

    function readNext () {
      readable = true
      let data
      while ((data = stm.read()) !== null) {
        try {
          parser.parse(data)
        } catch (err) {
          return error(err)
        }
      }
      readable = false
      /* istanbul ignore if */
      if (ended) return finish()
      /* istanbul ignore if */
      if (errored) return
      stm.once('readable', readNext)
    }
  })
}

function parseTransform () {
  const parser = new TOMLParser()
  return new stream.Transform({
    objectMode: true,
    transform (chunk, encoding, cb) {
      try {
        parser.parse(chunk.toString(encoding))
      } catch (err) {
        this.emit('error', err)
      }
      cb()
    },
    flush (cb) {
      try {
        this.push(parser.finish())
      } catch (err) {
        this.emit('error', err)
      }
      cb()
    }
  })
}


/***/ }),

/***/ 4171:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


module.exports = parseString

const TOMLParser = __nccwpck_require__(2862)
const prettyError = __nccwpck_require__(7349)

function parseString (str) {
  if (global.Buffer && global.Buffer.isBuffer(str)) {
    str = str.toString('utf8')
  }
  const parser = new TOMLParser()
  try {
    parser.parse(str)
    return parser.finish()
  } catch (err) {
    throw prettyError(err, str)
  }
}


/***/ }),

/***/ 9185:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


module.exports = __nccwpck_require__(4171)
module.exports.async = __nccwpck_require__(7072)
module.exports.stream = __nccwpck_require__(4493)
module.exports.prettyError = __nccwpck_require__(7349)


/***/ }),

/***/ 3887:
/***/ ((module) => {


module.exports = stringify
module.exports.value = stringifyInline

function stringify (obj) {
  if (obj === null) throw typeError('null')
  if (obj === void (0)) throw typeError('undefined')
  if (typeof obj !== 'object') throw typeError(typeof obj)

  if (typeof obj.toJSON === 'function') obj = obj.toJSON()
  if (obj == null) return null
  const type = tomlType(obj)
  if (type !== 'table') throw typeError(type)
  return stringifyObject('', '', obj)
}

function typeError (type) {
  return new Error('Can only stringify objects, not ' + type)
}

function getInlineKeys (obj) {
  return Object.keys(obj).filter(key => isInline(obj[key]))
}
function getComplexKeys (obj) {
  return Object.keys(obj).filter(key => !isInline(obj[key]))
}

function toJSON (obj) {
  let nobj = Array.isArray(obj) ? [] : Object.prototype.hasOwnProperty.call(obj, '__proto__') ? {['__proto__']: undefined} : {}
  for (let prop of Object.keys(obj)) {
    if (obj[prop] && typeof obj[prop].toJSON === 'function' && !('toISOString' in obj[prop])) {
      nobj[prop] = obj[prop].toJSON()
    } else {
      nobj[prop] = obj[prop]
    }
  }
  return nobj
}

function stringifyObject (prefix, indent, obj) {
  obj = toJSON(obj)
  let inlineKeys
  let complexKeys
  inlineKeys = getInlineKeys(obj)
  complexKeys = getComplexKeys(obj)
  const result = []
  const inlineIndent = indent || ''
  inlineKeys.forEach(key => {
    var type = tomlType(obj[key])
    if (type !== 'undefined' && type !== 'null') {
      result.push(inlineIndent + stringifyKey(key) + ' = ' + stringifyAnyInline(obj[key], true))
    }
  })
  if (result.length > 0) result.push('')
  const complexIndent = prefix && inlineKeys.length > 0 ? indent + '  ' : ''
  complexKeys.forEach(key => {
    result.push(stringifyComplex(prefix, complexIndent, key, obj[key]))
  })
  return result.join('\n')
}

function isInline (value) {
  switch (tomlType(value)) {
    case 'undefined':
    case 'null':
    case 'integer':
    case 'nan':
    case 'float':
    case 'boolean':
    case 'string':
    case 'datetime':
      return true
    case 'array':
      return value.length === 0 || tomlType(value[0]) !== 'table'
    case 'table':
      return Object.keys(value).length === 0
    /* istanbul ignore next */
    default:
      return false
  }
}

function tomlType (value) {
  if (value === undefined) {
    return 'undefined'
  } else if (value === null) {
    return 'null'
  /* eslint-disable valid-typeof */
  } else if (typeof value === 'bigint' || (Number.isInteger(value) && !Object.is(value, -0))) {
    return 'integer'
  } else if (typeof value === 'number') {
    return 'float'
  } else if (typeof value === 'boolean') {
    return 'boolean'
  } else if (typeof value === 'string') {
    return 'string'
  } else if ('toISOString' in value) {
    return isNaN(value) ? 'undefined' : 'datetime'
  } else if (Array.isArray(value)) {
    return 'array'
  } else {
    return 'table'
  }
}

function stringifyKey (key) {
  const keyStr = String(key)
  if (/^[-A-Za-z0-9_]+$/.test(keyStr)) {
    return keyStr
  } else {
    return stringifyBasicString(keyStr)
  }
}

function stringifyBasicString (str) {
  return '"' + escapeString(str).replace(/"/g, '\\"') + '"'
}

function stringifyLiteralString (str) {
  return "'" + str + "'"
}

function numpad (num, str) {
  while (str.length < num) str = '0' + str
  return str
}

function escapeString (str) {
  return str.replace(/\\/g, '\\\\')
    .replace(/[\b]/g, '\\b')
    .replace(/\t/g, '\\t')
    .replace(/\n/g, '\\n')
    .replace(/\f/g, '\\f')
    .replace(/\r/g, '\\r')
    /* eslint-disable no-control-regex */
    .replace(/([\u0000-\u001f\u007f])/, c => '\\u' + numpad(4, c.codePointAt(0).toString(16)))
    /* eslint-enable no-control-regex */
}

function stringifyMultilineString (str) {
  let escaped = str.split(/\n/).map(str => {
    return escapeString(str).replace(/"(?="")/g, '\\"')
  }).join('\n')
  if (escaped.slice(-1) === '"') escaped += '\\\n'
  return '"""\n' + escaped + '"""'
}

function stringifyAnyInline (value, multilineOk) {
  let type = tomlType(value)
  if (type === 'string') {
    if (multilineOk && /\n/.test(value)) {
      type = 'string-multiline'
    } else if (!/[\b\t\n\f\r']/.test(value) && /"/.test(value)) {
      type = 'string-literal'
    }
  }
  return stringifyInline(value, type)
}

function stringifyInline (value, type) {
  /* istanbul ignore if */
  if (!type) type = tomlType(value)
  switch (type) {
    case 'string-multiline':
      return stringifyMultilineString(value)
    case 'string':
      return stringifyBasicString(value)
    case 'string-literal':
      return stringifyLiteralString(value)
    case 'integer':
      return stringifyInteger(value)
    case 'float':
      return stringifyFloat(value)
    case 'boolean':
      return stringifyBoolean(value)
    case 'datetime':
      return stringifyDatetime(value)
    case 'array':
      return stringifyInlineArray(value.filter(_ => tomlType(_) !== 'null' && tomlType(_) !== 'undefined' && tomlType(_) !== 'nan'))
    case 'table':
      return stringifyInlineTable(value)
    /* istanbul ignore next */
    default:
      throw typeError(type)
  }
}

function stringifyInteger (value) {
  /* eslint-disable security/detect-unsafe-regex */
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '_')
}

function stringifyFloat (value) {
  if (value === Infinity) {
    return 'inf'
  } else if (value === -Infinity) {
    return '-inf'
  } else if (Object.is(value, NaN)) {
    return 'nan'
  } else if (Object.is(value, -0)) {
    return '-0.0'
  }
  const [int, dec] = String(value).split('.')
  return stringifyInteger(int) + '.' + dec
}

function stringifyBoolean (value) {
  return String(value)
}

function stringifyDatetime (value) {
  return value.toISOString()
}

function stringifyInlineArray (values) {
  values = toJSON(values)
  let result = '['
  const stringified = values.map(_ => stringifyInline(_))
  if (stringified.join(', ').length > 60 || /\n/.test(stringified)) {
    result += '\n  ' + stringified.join(',\n  ') + '\n'
  } else {
    result += ' ' + stringified.join(', ') + (stringified.length > 0 ? ' ' : '')
  }
  return result + ']'
}

function stringifyInlineTable (value) {
  value = toJSON(value)
  const result = []
  Object.keys(value).forEach(key => {
    result.push(stringifyKey(key) + ' = ' + stringifyAnyInline(value[key], false))
  })
  return '{ ' + result.join(', ') + (result.length > 0 ? ' ' : '') + '}'
}

function stringifyComplex (prefix, indent, key, value) {
  const valueType = tomlType(value)
  /* istanbul ignore else */
  if (valueType === 'array') {
    return stringifyArrayOfTables(prefix, indent, key, value)
  } else if (valueType === 'table') {
    return stringifyComplexTable(prefix, indent, key, value)
  } else {
    throw typeError(valueType)
  }
}

function stringifyArrayOfTables (prefix, indent, key, values) {
  values = toJSON(values)
  const firstValueType = tomlType(values[0])
  /* istanbul ignore if */
  if (firstValueType !== 'table') throw typeError(firstValueType)
  const fullKey = prefix + stringifyKey(key)
  let result = ''
  values.forEach(table => {
    if (result.length > 0) result += '\n'
    result += indent + '[[' + fullKey + ']]\n'
    result += stringifyObject(fullKey + '.', indent, table)
  })
  return result
}

function stringifyComplexTable (prefix, indent, key, value) {
  const fullKey = prefix + stringifyKey(key)
  let result = ''
  if (getInlineKeys(value).length > 0) {
    result += indent + '[' + fullKey + ']\n'
  }
  return result + stringifyObject(fullKey + '.', indent, value)
}


/***/ }),

/***/ 4572:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


exports.parse = __nccwpck_require__(9185)
exports.stringify = __nccwpck_require__(3887)


/***/ }),

/***/ 3057:
/***/ ((module) => {

function isBuffer(value) {
  return Buffer.isBuffer(value) || value instanceof Uint8Array
}

function isEncoding(encoding) {
  return Buffer.isEncoding(encoding)
}

function alloc(size, fill, encoding) {
  return Buffer.alloc(size, fill, encoding)
}

function allocUnsafe(size) {
  return Buffer.allocUnsafe(size)
}

function allocUnsafeSlow(size) {
  return Buffer.allocUnsafeSlow(size)
}

function byteLength(string, encoding) {
  return Buffer.byteLength(string, encoding)
}

function compare(a, b) {
  return Buffer.compare(a, b)
}

function concat(buffers, totalLength) {
  return Buffer.concat(buffers, totalLength)
}

function copy(source, target, targetStart, start, end) {
  return toBuffer(source).copy(target, targetStart, start, end)
}

function equals(a, b) {
  return toBuffer(a).equals(b)
}

function fill(buffer, value, offset, end, encoding) {
  return toBuffer(buffer).fill(value, offset, end, encoding)
}

function from(value, encodingOrOffset, length) {
  return Buffer.from(value, encodingOrOffset, length)
}

function includes(buffer, value, byteOffset, encoding) {
  return toBuffer(buffer).includes(value, byteOffset, encoding)
}

function indexOf(buffer, value, byfeOffset, encoding) {
  return toBuffer(buffer).indexOf(value, byfeOffset, encoding)
}

function lastIndexOf(buffer, value, byteOffset, encoding) {
  return toBuffer(buffer).lastIndexOf(value, byteOffset, encoding)
}

function swap16(buffer) {
  return toBuffer(buffer).swap16()
}

function swap32(buffer) {
  return toBuffer(buffer).swap32()
}

function swap64(buffer) {
  return toBuffer(buffer).swap64()
}

function toBuffer(buffer) {
  if (Buffer.isBuffer(buffer)) return buffer
  return Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}

function toString(buffer, encoding, start, end) {
  return toBuffer(buffer).toString(encoding, start, end)
}

function toHex(buffer, start, end) {
  return toBuffer(buffer).toString('hex', start, end)
}

function write(buffer, string, offset, length, encoding) {
  return toBuffer(buffer).write(string, offset, length, encoding)
}

function readDoubleBE(buffer, offset) {
  return toBuffer(buffer).readDoubleBE(offset)
}

function readDoubleLE(buffer, offset) {
  return toBuffer(buffer).readDoubleLE(offset)
}

function readFloatBE(buffer, offset) {
  return toBuffer(buffer).readFloatBE(offset)
}

function readFloatLE(buffer, offset) {
  return toBuffer(buffer).readFloatLE(offset)
}

function readInt32BE(buffer, offset) {
  return toBuffer(buffer).readInt32BE(offset)
}

function readInt32LE(buffer, offset) {
  return toBuffer(buffer).readInt32LE(offset)
}

function readUInt32BE(buffer, offset) {
  return toBuffer(buffer).readUInt32BE(offset)
}

function readUInt32LE(buffer, offset) {
  return toBuffer(buffer).readUInt32LE(offset)
}

function writeDoubleBE(buffer, value, offset) {
  return toBuffer(buffer).writeDoubleBE(value, offset)
}

function writeDoubleLE(buffer, value, offset) {
  return toBuffer(buffer).writeDoubleLE(value, offset)
}

function writeFloatBE(buffer, value, offset) {
  return toBuffer(buffer).writeFloatBE(value, offset)
}

function writeFloatLE(buffer, value, offset) {
  return toBuffer(buffer).writeFloatLE(value, offset)
}

function writeInt32BE(buffer, value, offset) {
  return toBuffer(buffer).writeInt32BE(value, offset)
}

function writeInt32LE(buffer, value, offset) {
  return toBuffer(buffer).writeInt32LE(value, offset)
}

function writeUInt32BE(buffer, value, offset) {
  return toBuffer(buffer).writeUInt32BE(value, offset)
}

function writeUInt32LE(buffer, value, offset) {
  return toBuffer(buffer).writeUInt32LE(value, offset)
}

module.exports = {
  isBuffer,
  isEncoding,
  alloc,
  allocUnsafe,
  allocUnsafeSlow,
  byteLength,
  compare,
  concat,
  copy,
  equals,
  fill,
  from,
  includes,
  indexOf,
  lastIndexOf,
  swap16,
  swap32,
  swap64,
  toBuffer,
  toString,
  toHex,
  write,
  readDoubleBE,
  readDoubleLE,
  readFloatBE,
  readFloatLE,
  readInt32BE,
  readInt32LE,
  readUInt32BE,
  readUInt32LE,
  writeDoubleBE,
  writeDoubleLE,
  writeFloatBE,
  writeFloatLE,
  writeInt32BE,
  writeInt32LE,
  writeUInt32BE,
  writeUInt32LE
}


/***/ }),

/***/ 9580:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(4434)


/***/ }),

/***/ 3587:
/***/ ((module) => {

module.exports = class FixedFIFO {
  constructor (hwm) {
    if (!(hwm > 0) || ((hwm - 1) & hwm) !== 0) throw new Error('Max size for a FixedFIFO should be a power of two')
    this.buffer = new Array(hwm)
    this.mask = hwm - 1
    this.top = 0
    this.btm = 0
    this.next = null
  }

  clear () {
    this.top = this.btm = 0
    this.next = null
    this.buffer.fill(undefined)
  }

  push (data) {
    if (this.buffer[this.top] !== undefined) return false
    this.buffer[this.top] = data
    this.top = (this.top + 1) & this.mask
    return true
  }

  shift () {
    const last = this.buffer[this.btm]
    if (last === undefined) return undefined
    this.buffer[this.btm] = undefined
    this.btm = (this.btm + 1) & this.mask
    return last
  }

  peek () {
    return this.buffer[this.btm]
  }

  isEmpty () {
    return this.buffer[this.btm] === undefined
  }
}


/***/ }),

/***/ 3867:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const FixedFIFO = __nccwpck_require__(3587)

module.exports = class FastFIFO {
  constructor (hwm) {
    this.hwm = hwm || 16
    this.head = new FixedFIFO(this.hwm)
    this.tail = this.head
    this.length = 0
  }

  clear () {
    this.head = this.tail
    this.head.clear()
    this.length = 0
  }

  push (val) {
    this.length++
    if (!this.head.push(val)) {
      const prev = this.head
      this.head = prev.next = new FixedFIFO(2 * this.head.buffer.length)
      this.head.push(val)
    }
  }

  shift () {
    if (this.length !== 0) this.length--
    const val = this.tail.shift()
    if (val === undefined && this.tail.next) {
      const next = this.tail.next
      this.tail.next = null
      this.tail = next
      return this.tail.shift()
    }

    return val
  }

  peek () {
    const val = this.tail.peek()
    if (val === undefined && this.tail.next) return this.tail.next.peek()
    return val
  }

  isEmpty () {
    return this.length === 0
  }
}


/***/ }),

/***/ 298:
/***/ ((module) => {

// A simple implementation of make-array
function makeArray (subject) {
  return Array.isArray(subject)
    ? subject
    : [subject]
}

const UNDEFINED = undefined
const EMPTY = ''
const SPACE = ' '
const ESCAPE = '\\'
const REGEX_TEST_BLANK_LINE = /^\s+$/
const REGEX_INVALID_TRAILING_BACKSLASH = /(?:[^\\]|^)\\$/
const REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION = /^\\!/
const REGEX_REPLACE_LEADING_EXCAPED_HASH = /^\\#/
const REGEX_SPLITALL_CRLF = /\r?\n/g

// Invalid:
// - /foo,
// - ./foo,
// - ../foo,
// - .
// - ..
// Valid:
// - .foo
const REGEX_TEST_INVALID_PATH = /^\.{0,2}\/|^\.{1,2}$/

const REGEX_TEST_TRAILING_SLASH = /\/$/

const SLASH = '/'

// Do not use ternary expression here, since "istanbul ignore next" is buggy
let TMP_KEY_IGNORE = 'node-ignore'
/* istanbul ignore else */
if (typeof Symbol !== 'undefined') {
  TMP_KEY_IGNORE = Symbol.for('node-ignore')
}
const KEY_IGNORE = TMP_KEY_IGNORE

const define = (object, key, value) => {
  Object.defineProperty(object, key, {value})
  return value
}

const REGEX_REGEXP_RANGE = /([0-z])-([0-z])/g

const RETURN_FALSE = () => false

// Sanitize the range of a regular expression
// The cases are complicated, see test cases for details
const sanitizeRange = range => range.replace(
  REGEX_REGEXP_RANGE,
  (match, from, to) => from.charCodeAt(0) <= to.charCodeAt(0)
    ? match
    // Invalid range (out of order) which is ok for gitignore rules but
    //   fatal for JavaScript regular expression, so eliminate it.
    : EMPTY
)

// See fixtures #59
const cleanRangeBackSlash = slashes => {
  const {length} = slashes
  return slashes.slice(0, length - length % 2)
}

// > If the pattern ends with a slash,
// > it is removed for the purpose of the following description,
// > but it would only find a match with a directory.
// > In other words, foo/ will match a directory foo and paths underneath it,
// > but will not match a regular file or a symbolic link foo
// >  (this is consistent with the way how pathspec works in general in Git).
// '`foo/`' will not match regular file '`foo`' or symbolic link '`foo`'
// -> ignore-rules will not deal with it, because it costs extra `fs.stat` call
//      you could use option `mark: true` with `glob`

// '`foo/`' should not continue with the '`..`'
const REPLACERS = [

  [
    // Remove BOM
    // TODO:
    // Other similar zero-width characters?
    /^\uFEFF/,
    () => EMPTY
  ],

  // > Trailing spaces are ignored unless they are quoted with backslash ("\")
  [
    // (a\ ) -> (a )
    // (a  ) -> (a)
    // (a ) -> (a)
    // (a \ ) -> (a  )
    /((?:\\\\)*?)(\\?\s+)$/,
    (_, m1, m2) => m1 + (
      m2.indexOf('\\') === 0
        ? SPACE
        : EMPTY
    )
  ],

  // Replace (\ ) with ' '
  // (\ ) -> ' '
  // (\\ ) -> '\\ '
  // (\\\ ) -> '\\ '
  [
    /(\\+?)\s/g,
    (_, m1) => {
      const {length} = m1
      return m1.slice(0, length - length % 2) + SPACE
    }
  ],

  // Escape metacharacters
  // which is written down by users but means special for regular expressions.

  // > There are 12 characters with special meanings:
  // > - the backslash \,
  // > - the caret ^,
  // > - the dollar sign $,
  // > - the period or dot .,
  // > - the vertical bar or pipe symbol |,
  // > - the question mark ?,
  // > - the asterisk or star *,
  // > - the plus sign +,
  // > - the opening parenthesis (,
  // > - the closing parenthesis ),
  // > - and the opening square bracket [,
  // > - the opening curly brace {,
  // > These special characters are often called "metacharacters".
  [
    /[\\$.|*+(){^]/g,
    match => `\\${match}`
  ],

  [
    // > a question mark (?) matches a single character
    /(?!\\)\?/g,
    () => '[^/]'
  ],

  // leading slash
  [

    // > A leading slash matches the beginning of the pathname.
    // > For example, "/*.c" matches "cat-file.c" but not "mozilla-sha1/sha1.c".
    // A leading slash matches the beginning of the pathname
    /^\//,
    () => '^'
  ],

  // replace special metacharacter slash after the leading slash
  [
    /\//g,
    () => '\\/'
  ],

  [
    // > A leading "**" followed by a slash means match in all directories.
    // > For example, "**/foo" matches file or directory "foo" anywhere,
    // > the same as pattern "foo".
    // > "**/foo/bar" matches file or directory "bar" anywhere that is directly
    // >   under directory "foo".
    // Notice that the '*'s have been replaced as '\\*'
    /^\^*\\\*\\\*\\\//,

    // '**/foo' <-> 'foo'
    () => '^(?:.*\\/)?'
  ],

  // starting
  [
    // there will be no leading '/'
    //   (which has been replaced by section "leading slash")
    // If starts with '**', adding a '^' to the regular expression also works
    /^(?=[^^])/,
    function startingReplacer () {
      // If has a slash `/` at the beginning or middle
      return !/\/(?!$)/.test(this)
        // > Prior to 2.22.1
        // > If the pattern does not contain a slash /,
        // >   Git treats it as a shell glob pattern
        // Actually, if there is only a trailing slash,
        //   git also treats it as a shell glob pattern

        // After 2.22.1 (compatible but clearer)
        // > If there is a separator at the beginning or middle (or both)
        // > of the pattern, then the pattern is relative to the directory
        // > level of the particular .gitignore file itself.
        // > Otherwise the pattern may also match at any level below
        // > the .gitignore level.
        ? '(?:^|\\/)'

        // > Otherwise, Git treats the pattern as a shell glob suitable for
        // >   consumption by fnmatch(3)
        : '^'
    }
  ],

  // two globstars
  [
    // Use lookahead assertions so that we could match more than one `'/**'`
    /\\\/\\\*\\\*(?=\\\/|$)/g,

    // Zero, one or several directories
    // should not use '*', or it will be replaced by the next replacer

    // Check if it is not the last `'/**'`
    (_, index, str) => index + 6 < str.length

      // case: /**/
      // > A slash followed by two consecutive asterisks then a slash matches
      // >   zero or more directories.
      // > For example, "a/**/b" matches "a/b", "a/x/b", "a/x/y/b" and so on.
      // '/**/'
      ? '(?:\\/[^\\/]+)*'

      // case: /**
      // > A trailing `"/**"` matches everything inside.

      // #21: everything inside but it should not include the current folder
      : '\\/.+'
  ],

  // normal intermediate wildcards
  [
    // Never replace escaped '*'
    // ignore rule '\*' will match the path '*'

    // 'abc.*/' -> go
    // 'abc.*'  -> skip this rule,
    //    coz trailing single wildcard will be handed by [trailing wildcard]
    /(^|[^\\]+)(\\\*)+(?=.+)/g,

    // '*.js' matches '.js'
    // '*.js' doesn't match 'abc'
    (_, p1, p2) => {
      // 1.
      // > An asterisk "*" matches anything except a slash.
      // 2.
      // > Other consecutive asterisks are considered regular asterisks
      // > and will match according to the previous rules.
      const unescaped = p2.replace(/\\\*/g, '[^\\/]*')
      return p1 + unescaped
    }
  ],

  [
    // unescape, revert step 3 except for back slash
    // For example, if a user escape a '\\*',
    // after step 3, the result will be '\\\\\\*'
    /\\\\\\(?=[$.|*+(){^])/g,
    () => ESCAPE
  ],

  [
    // '\\\\' -> '\\'
    /\\\\/g,
    () => ESCAPE
  ],

  [
    // > The range notation, e.g. [a-zA-Z],
    // > can be used to match one of the characters in a range.

    // `\` is escaped by step 3
    /(\\)?\[([^\]/]*?)(\\*)($|\])/g,
    (match, leadEscape, range, endEscape, close) => leadEscape === ESCAPE
      // '\\[bar]' -> '\\\\[bar\\]'
      ? `\\[${range}${cleanRangeBackSlash(endEscape)}${close}`
      : close === ']'
        ? endEscape.length % 2 === 0
          // A normal case, and it is a range notation
          // '[bar]'
          // '[bar\\\\]'
          ? `[${sanitizeRange(range)}${endEscape}]`
          // Invalid range notaton
          // '[bar\\]' -> '[bar\\\\]'
          : '[]'
        : '[]'
  ],

  // ending
  [
    // 'js' will not match 'js.'
    // 'ab' will not match 'abc'
    /(?:[^*])$/,

    // WTF!
    // https://git-scm.com/docs/gitignore
    // changes in [2.22.1](https://git-scm.com/docs/gitignore/2.22.1)
    // which re-fixes #24, #38

    // > If there is a separator at the end of the pattern then the pattern
    // > will only match directories, otherwise the pattern can match both
    // > files and directories.

    // 'js*' will not match 'a.js'
    // 'js/' will not match 'a.js'
    // 'js' will match 'a.js' and 'a.js/'
    match => /\/$/.test(match)
      // foo/ will not match 'foo'
      ? `${match}$`
      // foo matches 'foo' and 'foo/'
      : `${match}(?=$|\\/$)`
  ]
]

const REGEX_REPLACE_TRAILING_WILDCARD = /(^|\\\/)?\\\*$/
const MODE_IGNORE = 'regex'
const MODE_CHECK_IGNORE = 'checkRegex'
const UNDERSCORE = '_'

const TRAILING_WILD_CARD_REPLACERS = {
  [MODE_IGNORE] (_, p1) {
    const prefix = p1
      // '\^':
      // '/*' does not match EMPTY
      // '/*' does not match everything

      // '\\\/':
      // 'abc/*' does not match 'abc/'
      ? `${p1}[^/]+`

      // 'a*' matches 'a'
      // 'a*' matches 'aa'
      : '[^/]*'

    return `${prefix}(?=$|\\/$)`
  },

  [MODE_CHECK_IGNORE] (_, p1) {
    // When doing `git check-ignore`
    const prefix = p1
      // '\\\/':
      // 'abc/*' DOES match 'abc/' !
      ? `${p1}[^/]*`

      // 'a*' matches 'a'
      // 'a*' matches 'aa'
      : '[^/]*'

    return `${prefix}(?=$|\\/$)`
  }
}

// @param {pattern}
const makeRegexPrefix = pattern => REPLACERS.reduce(
  (prev, [matcher, replacer]) =>
    prev.replace(matcher, replacer.bind(pattern)),
  pattern
)

const isString = subject => typeof subject === 'string'

// > A blank line matches no files, so it can serve as a separator for readability.
const checkPattern = pattern => pattern
  && isString(pattern)
  && !REGEX_TEST_BLANK_LINE.test(pattern)
  && !REGEX_INVALID_TRAILING_BACKSLASH.test(pattern)

  // > A line starting with # serves as a comment.
  && pattern.indexOf('#') !== 0

const splitPattern = pattern => pattern
.split(REGEX_SPLITALL_CRLF)
.filter(Boolean)

class IgnoreRule {
  constructor (
    pattern,
    mark,
    body,
    ignoreCase,
    negative,
    prefix
  ) {
    this.pattern = pattern
    this.mark = mark
    this.negative = negative

    define(this, 'body', body)
    define(this, 'ignoreCase', ignoreCase)
    define(this, 'regexPrefix', prefix)
  }

  get regex () {
    const key = UNDERSCORE + MODE_IGNORE

    if (this[key]) {
      return this[key]
    }

    return this._make(MODE_IGNORE, key)
  }

  get checkRegex () {
    const key = UNDERSCORE + MODE_CHECK_IGNORE

    if (this[key]) {
      return this[key]
    }

    return this._make(MODE_CHECK_IGNORE, key)
  }

  _make (mode, key) {
    const str = this.regexPrefix.replace(
      REGEX_REPLACE_TRAILING_WILDCARD,

      // It does not need to bind pattern
      TRAILING_WILD_CARD_REPLACERS[mode]
    )

    const regex = this.ignoreCase
      ? new RegExp(str, 'i')
      : new RegExp(str)

    return define(this, key, regex)
  }
}

const createRule = ({
  pattern,
  mark
}, ignoreCase) => {
  let negative = false
  let body = pattern

  // > An optional prefix "!" which negates the pattern;
  if (body.indexOf('!') === 0) {
    negative = true
    body = body.substr(1)
  }

  body = body
  // > Put a backslash ("\") in front of the first "!" for patterns that
  // >   begin with a literal "!", for example, `"\!important!.txt"`.
  .replace(REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION, '!')
  // > Put a backslash ("\") in front of the first hash for patterns that
  // >   begin with a hash.
  .replace(REGEX_REPLACE_LEADING_EXCAPED_HASH, '#')

  const regexPrefix = makeRegexPrefix(body)

  return new IgnoreRule(
    pattern,
    mark,
    body,
    ignoreCase,
    negative,
    regexPrefix
  )
}

class RuleManager {
  constructor (ignoreCase) {
    this._ignoreCase = ignoreCase
    this._rules = []
  }

  _add (pattern) {
    // #32
    if (pattern && pattern[KEY_IGNORE]) {
      this._rules = this._rules.concat(pattern._rules._rules)
      this._added = true
      return
    }

    if (isString(pattern)) {
      pattern = {
        pattern
      }
    }

    if (checkPattern(pattern.pattern)) {
      const rule = createRule(pattern, this._ignoreCase)
      this._added = true
      this._rules.push(rule)
    }
  }

  // @param {Array<string> | string | Ignore} pattern
  add (pattern) {
    this._added = false

    makeArray(
      isString(pattern)
        ? splitPattern(pattern)
        : pattern
    ).forEach(this._add, this)

    return this._added
  }

  // Test one single path without recursively checking parent directories
  //
  // - checkUnignored `boolean` whether should check if the path is unignored,
  //   setting `checkUnignored` to `false` could reduce additional
  //   path matching.
  // - check `string` either `MODE_IGNORE` or `MODE_CHECK_IGNORE`

  // @returns {TestResult} true if a file is ignored
  test (path, checkUnignored, mode) {
    let ignored = false
    let unignored = false
    let matchedRule

    this._rules.forEach(rule => {
      const {negative} = rule

      //          |           ignored : unignored
      // -------- | ---------------------------------------
      // negative |   0:0   |   0:1   |   1:0   |   1:1
      // -------- | ------- | ------- | ------- | --------
      //     0    |  TEST   |  TEST   |  SKIP   |    X
      //     1    |  TESTIF |  SKIP   |  TEST   |    X

      // - SKIP: always skip
      // - TEST: always test
      // - TESTIF: only test if checkUnignored
      // - X: that never happen
      if (
        unignored === negative && ignored !== unignored
        || negative && !ignored && !unignored && !checkUnignored
      ) {
        return
      }

      const matched = rule[mode].test(path)

      if (!matched) {
        return
      }

      ignored = !negative
      unignored = negative

      matchedRule = negative
        ? UNDEFINED
        : rule
    })

    const ret = {
      ignored,
      unignored
    }

    if (matchedRule) {
      ret.rule = matchedRule
    }

    return ret
  }
}

const throwError = (message, Ctor) => {
  throw new Ctor(message)
}

const checkPath = (path, originalPath, doThrow) => {
  if (!isString(path)) {
    return doThrow(
      `path must be a string, but got \`${originalPath}\``,
      TypeError
    )
  }

  // We don't know if we should ignore EMPTY, so throw
  if (!path) {
    return doThrow(`path must not be empty`, TypeError)
  }

  // Check if it is a relative path
  if (checkPath.isNotRelative(path)) {
    const r = '`path.relative()`d'
    return doThrow(
      `path should be a ${r} string, but got "${originalPath}"`,
      RangeError
    )
  }

  return true
}

const isNotRelative = path => REGEX_TEST_INVALID_PATH.test(path)

checkPath.isNotRelative = isNotRelative

// On windows, the following function will be replaced
/* istanbul ignore next */
checkPath.convert = p => p


class Ignore {
  constructor ({
    ignorecase = true,
    ignoreCase = ignorecase,
    allowRelativePaths = false
  } = {}) {
    define(this, KEY_IGNORE, true)

    this._rules = new RuleManager(ignoreCase)
    this._strictPathCheck = !allowRelativePaths
    this._initCache()
  }

  _initCache () {
    // A cache for the result of `.ignores()`
    this._ignoreCache = Object.create(null)

    // A cache for the result of `.test()`
    this._testCache = Object.create(null)
  }

  add (pattern) {
    if (this._rules.add(pattern)) {
      // Some rules have just added to the ignore,
      //   making the behavior changed,
      //   so we need to re-initialize the result cache
      this._initCache()
    }

    return this
  }

  // legacy
  addPattern (pattern) {
    return this.add(pattern)
  }

  // @returns {TestResult}
  _test (originalPath, cache, checkUnignored, slices) {
    const path = originalPath
      // Supports nullable path
      && checkPath.convert(originalPath)

    checkPath(
      path,
      originalPath,
      this._strictPathCheck
        ? throwError
        : RETURN_FALSE
    )

    return this._t(path, cache, checkUnignored, slices)
  }

  checkIgnore (path) {
    // If the path doest not end with a slash, `.ignores()` is much equivalent
    //   to `git check-ignore`
    if (!REGEX_TEST_TRAILING_SLASH.test(path)) {
      return this.test(path)
    }

    const slices = path.split(SLASH).filter(Boolean)
    slices.pop()

    if (slices.length) {
      const parent = this._t(
        slices.join(SLASH) + SLASH,
        this._testCache,
        true,
        slices
      )

      if (parent.ignored) {
        return parent
      }
    }

    return this._rules.test(path, false, MODE_CHECK_IGNORE)
  }

  _t (
    // The path to be tested
    path,

    // The cache for the result of a certain checking
    cache,

    // Whether should check if the path is unignored
    checkUnignored,

    // The path slices
    slices
  ) {
    if (path in cache) {
      return cache[path]
    }

    if (!slices) {
      // path/to/a.js
      // ['path', 'to', 'a.js']
      slices = path.split(SLASH).filter(Boolean)
    }

    slices.pop()

    // If the path has no parent directory, just test it
    if (!slices.length) {
      return cache[path] = this._rules.test(path, checkUnignored, MODE_IGNORE)
    }

    const parent = this._t(
      slices.join(SLASH) + SLASH,
      cache,
      checkUnignored,
      slices
    )

    // If the path contains a parent directory, check the parent first
    return cache[path] = parent.ignored
      // > It is not possible to re-include a file if a parent directory of
      // >   that file is excluded.
      ? parent
      : this._rules.test(path, checkUnignored, MODE_IGNORE)
  }

  ignores (path) {
    return this._test(path, this._ignoreCache, false).ignored
  }

  createFilter () {
    return path => !this.ignores(path)
  }

  filter (paths) {
    return makeArray(paths).filter(this.createFilter())
  }

  // @returns {TestResult}
  test (path) {
    return this._test(path, this._testCache, true)
  }
}

const factory = options => new Ignore(options)

const isPathValid = path =>
  checkPath(path && checkPath.convert(path), path, RETURN_FALSE)

/* istanbul ignore next */
const setupWindows = () => {
  /* eslint no-control-regex: "off" */
  const makePosix = str => /^\\\\\?\\/.test(str)
  || /["<>|\u0000-\u001F]+/u.test(str)
    ? str
    : str.replace(/\\/g, '/')

  checkPath.convert = makePosix

  // 'C:\\foo'     <- 'C:\\foo' has been converted to 'C:/'
  // 'd:\\foo'
  const REGEX_TEST_WINDOWS_PATH_ABSOLUTE = /^[a-z]:\//i
  checkPath.isNotRelative = path =>
    REGEX_TEST_WINDOWS_PATH_ABSOLUTE.test(path)
    || isNotRelative(path)
}


// Windows
// --------------------------------------------------------------
/* istanbul ignore next */
if (
  // Detect `process` so that it can run in browsers.
  typeof process !== 'undefined'
  && process.platform === 'win32'
) {
  setupWindows()
}

// COMMONJS_EXPORTS ////////////////////////////////////////////////////////////

module.exports = factory

// Although it is an anti-pattern,
//   it is still widely misused by a lot of libraries in github
// Ref: https://github.com/search?q=ignore.default%28%29&type=code
factory.default = factory

module.exports.isPathValid = isPathValid

// For testing purposes
define(module.exports, Symbol.for('setupWindows'), setupWindows)


/***/ }),

/***/ 9379:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const ANY = Symbol('SemVer ANY')
// hoisted class for cyclic dependency
class Comparator {
  static get ANY () {
    return ANY
  }

  constructor (comp, options) {
    options = parseOptions(options)

    if (comp instanceof Comparator) {
      if (comp.loose === !!options.loose) {
        return comp
      } else {
        comp = comp.value
      }
    }

    comp = comp.trim().split(/\s+/).join(' ')
    debug('comparator', comp, options)
    this.options = options
    this.loose = !!options.loose
    this.parse(comp)

    if (this.semver === ANY) {
      this.value = ''
    } else {
      this.value = this.operator + this.semver.version
    }

    debug('comp', this)
  }

  parse (comp) {
    const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR]
    const m = comp.match(r)

    if (!m) {
      throw new TypeError(`Invalid comparator: ${comp}`)
    }

    this.operator = m[1] !== undefined ? m[1] : ''
    if (this.operator === '=') {
      this.operator = ''
    }

    // if it literally is just '>' or '' then allow anything.
    if (!m[2]) {
      this.semver = ANY
    } else {
      this.semver = new SemVer(m[2], this.options.loose)
    }
  }

  toString () {
    return this.value
  }

  test (version) {
    debug('Comparator.test', version, this.options.loose)

    if (this.semver === ANY || version === ANY) {
      return true
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    return cmp(version, this.operator, this.semver, this.options)
  }

  intersects (comp, options) {
    if (!(comp instanceof Comparator)) {
      throw new TypeError('a Comparator is required')
    }

    if (this.operator === '') {
      if (this.value === '') {
        return true
      }
      return new Range(comp.value, options).test(this.value)
    } else if (comp.operator === '') {
      if (comp.value === '') {
        return true
      }
      return new Range(this.value, options).test(comp.semver)
    }

    options = parseOptions(options)

    // Special cases where nothing can possibly be lower
    if (options.includePrerelease &&
      (this.value === '<0.0.0-0' || comp.value === '<0.0.0-0')) {
      return false
    }
    if (!options.includePrerelease &&
      (this.value.startsWith('<0.0.0') || comp.value.startsWith('<0.0.0'))) {
      return false
    }

    // Same direction increasing (> or >=)
    if (this.operator.startsWith('>') && comp.operator.startsWith('>')) {
      return true
    }
    // Same direction decreasing (< or <=)
    if (this.operator.startsWith('<') && comp.operator.startsWith('<')) {
      return true
    }
    // same SemVer and both sides are inclusive (<= or >=)
    if (
      (this.semver.version === comp.semver.version) &&
      this.operator.includes('=') && comp.operator.includes('=')) {
      return true
    }
    // opposite directions less than
    if (cmp(this.semver, '<', comp.semver, options) &&
      this.operator.startsWith('>') && comp.operator.startsWith('<')) {
      return true
    }
    // opposite directions greater than
    if (cmp(this.semver, '>', comp.semver, options) &&
      this.operator.startsWith('<') && comp.operator.startsWith('>')) {
      return true
    }
    return false
  }
}

module.exports = Comparator

const parseOptions = __nccwpck_require__(356)
const { safeRe: re, t } = __nccwpck_require__(5471)
const cmp = __nccwpck_require__(8646)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)


/***/ }),

/***/ 6782:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SPACE_CHARACTERS = /\s+/g

// hoisted class for cyclic dependency
class Range {
  constructor (range, options) {
    options = parseOptions(options)

    if (range instanceof Range) {
      if (
        range.loose === !!options.loose &&
        range.includePrerelease === !!options.includePrerelease
      ) {
        return range
      } else {
        return new Range(range.raw, options)
      }
    }

    if (range instanceof Comparator) {
      // just put it in the set and return
      this.raw = range.value
      this.set = [[range]]
      this.formatted = undefined
      return this
    }

    this.options = options
    this.loose = !!options.loose
    this.includePrerelease = !!options.includePrerelease

    // First reduce all whitespace as much as possible so we do not have to rely
    // on potentially slow regexes like \s*. This is then stored and used for
    // future error messages as well.
    this.raw = range.trim().replace(SPACE_CHARACTERS, ' ')

    // First, split on ||
    this.set = this.raw
      .split('||')
      // map the range to a 2d array of comparators
      .map(r => this.parseRange(r.trim()))
      // throw out any comparator lists that are empty
      // this generally means that it was not a valid range, which is allowed
      // in loose mode, but will still throw if the WHOLE range is invalid.
      .filter(c => c.length)

    if (!this.set.length) {
      throw new TypeError(`Invalid SemVer Range: ${this.raw}`)
    }

    // if we have any that are not the null set, throw out null sets.
    if (this.set.length > 1) {
      // keep the first one, in case they're all null sets
      const first = this.set[0]
      this.set = this.set.filter(c => !isNullSet(c[0]))
      if (this.set.length === 0) {
        this.set = [first]
      } else if (this.set.length > 1) {
        // if we have any that are *, then the range is just *
        for (const c of this.set) {
          if (c.length === 1 && isAny(c[0])) {
            this.set = [c]
            break
          }
        }
      }
    }

    this.formatted = undefined
  }

  get range () {
    if (this.formatted === undefined) {
      this.formatted = ''
      for (let i = 0; i < this.set.length; i++) {
        if (i > 0) {
          this.formatted += '||'
        }
        const comps = this.set[i]
        for (let k = 0; k < comps.length; k++) {
          if (k > 0) {
            this.formatted += ' '
          }
          this.formatted += comps[k].toString().trim()
        }
      }
    }
    return this.formatted
  }

  format () {
    return this.range
  }

  toString () {
    return this.range
  }

  parseRange (range) {
    // strip build metadata so it can't bleed into the version
    range = range.replace(BUILDSTRIPRE, '')

    // memoize range parsing for performance.
    // this is a very hot path, and fully deterministic.
    const memoOpts =
      (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) |
      (this.options.loose && FLAG_LOOSE)
    const memoKey = memoOpts + ':' + range
    const cached = cache.get(memoKey)
    if (cached) {
      return cached
    }

    const loose = this.options.loose
    // `1.2.3 - 1.2.4` => `>=1.2.3 <=1.2.4`
    const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE]
    range = range.replace(hr, hyphenReplace(this.options.includePrerelease))
    debug('hyphen replace', range)

    // `> 1.2.3 < 1.2.5` => `>1.2.3 <1.2.5`
    range = trimComparatorWhitespace(range)
    debug('comparator trim', range)

    // `~ 1.2.3` => `~1.2.3`
    range = range.replace(re[t.TILDETRIM], tildeTrimReplace)
    debug('tilde trim', range)

    // `^ 1.2.3` => `^1.2.3`
    range = range.replace(re[t.CARETTRIM], caretTrimReplace)
    debug('caret trim', range)

    // At this point, the range is completely trimmed and
    // ready to be split into comparators.

    let rangeList = range
      .split(' ')
      .map(comp => parseComparator(comp, this.options))
      .join(' ')
      .split(/\s+/)
      // >=0.0.0 is equivalent to *
      .map(comp => replaceGTE0(comp, this.options))

    if (loose) {
      // in loose mode, throw out any that are not valid comparators
      rangeList = rangeList.filter(comp => {
        debug('loose invalid filter', comp, this.options)
        return !!comp.match(re[t.COMPARATORLOOSE])
      })
    }
    debug('range list', rangeList)

    // if any comparators are the null set, then replace with JUST null set
    // if more than one comparator, remove any * comparators
    // also, don't include the same comparator more than once
    const rangeMap = new Map()
    const comparators = rangeList.map(comp => new Comparator(comp, this.options))
    for (const comp of comparators) {
      if (isNullSet(comp)) {
        return [comp]
      }
      rangeMap.set(comp.value, comp)
    }
    if (rangeMap.size > 1 && rangeMap.has('')) {
      rangeMap.delete('')
    }

    const result = [...rangeMap.values()]
    cache.set(memoKey, result)
    return result
  }

  intersects (range, options) {
    if (!(range instanceof Range)) {
      throw new TypeError('a Range is required')
    }

    return this.set.some((thisComparators) => {
      return (
        isSatisfiable(thisComparators, options) &&
        range.set.some((rangeComparators) => {
          return (
            isSatisfiable(rangeComparators, options) &&
            thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options)
              })
            })
          )
        })
      )
    })
  }

  // if ANY of the sets match ALL of its comparators, then pass
  test (version) {
    if (!version) {
      return false
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    for (let i = 0; i < this.set.length; i++) {
      if (testSet(this.set[i], version, this.options)) {
        return true
      }
    }
    return false
  }
}

module.exports = Range

const LRU = __nccwpck_require__(1383)
const cache = new LRU()

const parseOptions = __nccwpck_require__(356)
const Comparator = __nccwpck_require__(9379)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const trimComparatorWhitespace = __nccwpck_require__(9737)
const {
  safeRe: re,
  src,
  t,
  tildeTrimReplace,
  caretTrimReplace,
} = __nccwpck_require__(5471)
const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = __nccwpck_require__(5101)

// unbounded global build-metadata stripper used by parseRange
const BUILDSTRIPRE = new RegExp(src[t.BUILD], 'g')

const isNullSet = c => c.value === '<0.0.0-0'
const isAny = c => c.value === ''

// take a set of comparators and determine whether there
// exists a version which can satisfy it
const isSatisfiable = (comparators, options) => {
  let result = true
  const remainingComparators = comparators.slice()
  let testComparator = remainingComparators.pop()

  while (result && remainingComparators.length) {
    result = remainingComparators.every((otherComparator) => {
      return testComparator.intersects(otherComparator, options)
    })

    testComparator = remainingComparators.pop()
  }

  return result
}

// comprised of xranges, tildes, stars, and gtlt's at this point.
// already replaced the hyphen ranges
// turn into a set of JUST comparators.
const parseComparator = (comp, options) => {
  comp = comp.replace(re[t.BUILD], '')
  debug('comp', comp, options)
  comp = replaceCarets(comp, options)
  debug('caret', comp)
  comp = replaceTildes(comp, options)
  debug('tildes', comp)
  comp = replaceXRanges(comp, options)
  debug('xrange', comp)
  comp = replaceStars(comp, options)
  debug('stars', comp)
  return comp
}

const isX = id => !id || id.toLowerCase() === 'x' || id === '*'

const invalidXRangeOrder = (M, m, p) => (
  (isX(M) && !isX(m)) ||
  (isX(m) && p && !isX(p))
)

// ~, ~> --> * (any, kinda silly)
// ~2, ~2.x, ~2.x.x, ~>2, ~>2.x ~>2.x.x --> >=2.0.0 <3.0.0-0
// ~2.0, ~2.0.x, ~>2.0, ~>2.0.x --> >=2.0.0 <2.1.0-0
// ~1.2, ~1.2.x, ~>1.2, ~>1.2.x --> >=1.2.0 <1.3.0-0
// ~1.2.3, ~>1.2.3 --> >=1.2.3 <1.3.0-0
// ~1.2.0, ~>1.2.0 --> >=1.2.0 <1.3.0-0
// ~0.0.1 --> >=0.0.1 <0.1.0-0
const replaceTildes = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceTilde(c, options))
    .join(' ')
}

const replaceTilde = (comp, options) => {
  const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE]
  // if we're including prereleases in the match, then the lower bound is
  // -0, the lowest possible prerelease value, just like x-ranges and carets.
  // this keeps `~1.2` equivalent to the `1.2.x` x-range it's documented as.
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('tilde', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      // ~1.2 == >=1.2.0 <1.3.0-0
      ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
    } else if (pr) {
      debug('replaceTilde pr', pr)
      ret = `>=${M}.${m}.${p}-${pr
      } <${M}.${+m + 1}.0-0`
    } else {
      // ~1.2.3 == >=1.2.3 <1.3.0-0
      ret = `>=${M}.${m}.${p
      } <${M}.${+m + 1}.0-0`
    }

    debug('tilde return', ret)
    return ret
  })
}

// ^ --> * (any, kinda silly)
// ^2, ^2.x, ^2.x.x --> >=2.0.0 <3.0.0-0
// ^2.0, ^2.0.x --> >=2.0.0 <3.0.0-0
// ^1.2, ^1.2.x --> >=1.2.0 <2.0.0-0
// ^1.2.3 --> >=1.2.3 <2.0.0-0
// ^1.2.0 --> >=1.2.0 <2.0.0-0
// ^0.0.1 --> >=0.0.1 <0.0.2-0
// ^0.1.0 --> >=0.1.0 <0.2.0-0
const replaceCarets = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceCaret(c, options))
    .join(' ')
}

const replaceCaret = (comp, options) => {
  debug('caret', comp, options)
  const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET]
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('caret', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      if (M === '0') {
        ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
      } else {
        ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`
      }
    } else if (pr) {
      debug('replaceCaret pr', pr)
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p}-${pr
        } <${+M + 1}.0.0-0`
      }
    } else {
      debug('no pr')
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p
        } <${+M + 1}.0.0-0`
      }
    }

    debug('caret return', ret)
    return ret
  })
}

const replaceXRanges = (comp, options) => {
  debug('replaceXRanges', comp, options)
  return comp
    .split(/\s+/)
    .map((c) => replaceXRange(c, options))
    .join(' ')
}

const replaceXRange = (comp, options) => {
  comp = comp.trim()
  const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE]
  return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
    debug('xRange', comp, ret, gtlt, M, m, p, pr)
    if (invalidXRangeOrder(M, m, p)) {
      return comp
    }

    const xM = isX(M)
    const xm = xM || isX(m)
    const xp = xm || isX(p)
    const anyX = xp

    if (gtlt === '=' && anyX) {
      gtlt = ''
    }

    // if we're including prereleases in the match, then we need
    // to fix this to -0, the lowest possible prerelease value
    pr = options.includePrerelease ? '-0' : ''

    if (xM) {
      if (gtlt === '>' || gtlt === '<') {
        // nothing is allowed
        ret = '<0.0.0-0'
      } else {
        // nothing is forbidden
        ret = '*'
      }
    } else if (gtlt && anyX) {
      // we know patch is an x, because we have any x at all.
      // replace X with 0
      if (xm) {
        m = 0
      }
      p = 0

      if (gtlt === '>') {
        // >1 => >=2.0.0
        // >1.2 => >=1.3.0
        gtlt = '>='
        if (xm) {
          M = +M + 1
          m = 0
          p = 0
        } else {
          m = +m + 1
          p = 0
        }
      } else if (gtlt === '<=') {
        // <=0.7.x is actually <0.8.0, since any 0.7.x should
        // pass.  Similarly, <=7.x is actually <8.0.0, etc.
        gtlt = '<'
        if (xm) {
          M = +M + 1
        } else {
          m = +m + 1
        }
      }

      if (gtlt === '<') {
        pr = '-0'
      }

      ret = `${gtlt + M}.${m}.${p}${pr}`
    } else if (xm) {
      ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`
    } else if (xp) {
      ret = `>=${M}.${m}.0${pr
      } <${M}.${+m + 1}.0-0`
    }

    debug('xRange return', ret)

    return ret
  })
}

// Because * is AND-ed with everything else in the comparator,
// and '' means "any version", just remove the *s entirely.
const replaceStars = (comp, options) => {
  debug('replaceStars', comp, options)
  // Looseness is ignored here.  star is always as loose as it gets!
  return comp
    .trim()
    .replace(re[t.STAR], '')
}

const replaceGTE0 = (comp, options) => {
  debug('replaceGTE0', comp, options)
  return comp
    .trim()
    .replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], '')
}

// This function is passed to string.replace(re[t.HYPHENRANGE])
// M, m, patch, prerelease, build
// 1.2 - 3.4.5 => >=1.2.0 <=3.4.5
// 1.2.3 - 3.4 => >=1.2.0 <3.5.0-0 Any 3.4.x will do
// 1.2 - 3.4 => >=1.2.0 <3.5.0-0
// TODO build?
const hyphenReplace = incPr => ($0,
  from, fM, fm, fp, fpr, fb,
  to, tM, tm, tp, tpr) => {
  if (isX(fM)) {
    from = ''
  } else if (isX(fm)) {
    from = `>=${fM}.0.0${incPr ? '-0' : ''}`
  } else if (isX(fp)) {
    from = `>=${fM}.${fm}.0${incPr ? '-0' : ''}`
  } else if (fpr) {
    from = `>=${from}`
  } else {
    from = `>=${from}${incPr ? '-0' : ''}`
  }

  if (isX(tM)) {
    to = ''
  } else if (isX(tm)) {
    to = `<${+tM + 1}.0.0-0`
  } else if (isX(tp)) {
    to = `<${tM}.${+tm + 1}.0-0`
  } else if (tpr) {
    to = `<=${tM}.${tm}.${tp}-${tpr}`
  } else if (incPr) {
    to = `<${tM}.${tm}.${+tp + 1}-0`
  } else {
    to = `<=${to}`
  }

  return `${from} ${to}`.trim()
}

const testSet = (set, version, options) => {
  for (let i = 0; i < set.length; i++) {
    if (!set[i].test(version)) {
      return false
    }
  }

  if (version.prerelease.length && !options.includePrerelease) {
    // Find the set of versions that are allowed to have prereleases
    // For example, ^1.2.3-pr.1 desugars to >=1.2.3-pr.1 <2.0.0
    // That should allow `1.2.3-pr.2` to pass.
    // However, `1.2.4-alpha.notready` should NOT be allowed,
    // even though it's within the range set by the comparators.
    for (let i = 0; i < set.length; i++) {
      debug(set[i].semver)
      if (set[i].semver === Comparator.ANY) {
        continue
      }

      if (set[i].semver.prerelease.length > 0) {
        const allowed = set[i].semver
        if (allowed.major === version.major &&
            allowed.minor === version.minor &&
            allowed.patch === version.patch) {
          return true
        }
      }
    }

    // Version has a -pre, but it's not one of the ones we like.
    return false
  }

  return true
}


/***/ }),

/***/ 7163:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(1159)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(5101)
const { safeRe: re, t } = __nccwpck_require__(5471)

const parseOptions = __nccwpck_require__(356)
const { compareIdentifiers } = __nccwpck_require__(3348)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 1799:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const clean = (version, options) => {
  const s = parse(version.trim().replace(/^[=v]+/, ''), options)
  return s ? s.version : null
}
module.exports = clean


/***/ }),

/***/ 8646:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gt = __nccwpck_require__(6599)
const gte = __nccwpck_require__(1236)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)

const cmp = (a, op, b, loose) => {
  switch (op) {
    case '===':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a === b

    case '!==':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a !== b

    case '':
    case '=':
    case '==':
      return eq(a, b, loose)

    case '!=':
      return neq(a, b, loose)

    case '>':
      return gt(a, b, loose)

    case '>=':
      return gte(a, b, loose)

    case '<':
      return lt(a, b, loose)

    case '<=':
      return lte(a, b, loose)

    default:
      throw new TypeError(`Invalid operator: ${op}`)
  }
}
module.exports = cmp


/***/ }),

/***/ 5385:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = __nccwpck_require__(6353)
const { safeRe: re, t } = __nccwpck_require__(5471)

const coerce = (version, options) => {
  if (version instanceof SemVer) {
    return version
  }

  if (typeof version === 'number') {
    version = String(version)
  }

  if (typeof version !== 'string') {
    return null
  }

  options = options || {}

  let match = null
  if (!options.rtl) {
    match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE])
  } else {
    // Find the right-most coercible string that does not share
    // a terminus with a more left-ward coercible string.
    // Eg, '1.2.3.4' wants to coerce '2.3.4', not '3.4' or '4'
    // With includePrerelease option set, '1.2.3.4-rc' wants to coerce '2.3.4-rc', not '2.3.4'
    //
    // Walk through the string checking with a /g regexp
    // Manually set the index so as to pick up overlapping matches.
    // Stop when we get a match that ends at the string end, since no
    // coercible string can be more right-ward without the same terminus.
    const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL]
    let next
    while ((next = coerceRtlRegex.exec(version)) &&
        (!match || match.index + match[0].length !== version.length)
    ) {
      if (!match ||
            next.index + next[0].length !== match.index + match[0].length) {
        match = next
      }
      coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length
    }
    // leave it in a clean state
    coerceRtlRegex.lastIndex = -1
  }

  if (match === null) {
    return null
  }

  const major = match[2]
  const minor = match[3] || '0'
  const patch = match[4] || '0'
  const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : ''
  const build = options.includePrerelease && match[6] ? `+${match[6]}` : ''

  return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options)
}
module.exports = coerce


/***/ }),

/***/ 7648:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compareBuild = (a, b, loose) => {
  const versionA = new SemVer(a, loose)
  const versionB = new SemVer(b, loose)
  return versionA.compare(versionB) || versionA.compareBuild(versionB)
}
module.exports = compareBuild


/***/ }),

/***/ 6874:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const compareLoose = (a, b) => compare(a, b, true)
module.exports = compareLoose


/***/ }),

/***/ 8469:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 711:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)

const diff = (version1, version2) => {
  const v1 = parse(version1, null, true)
  const v2 = parse(version2, null, true)
  const comparison = v1.compare(v2)

  if (comparison === 0) {
    return null
  }

  const v1Higher = comparison > 0
  const highVersion = v1Higher ? v1 : v2
  const lowVersion = v1Higher ? v2 : v1
  const highHasPre = !!highVersion.prerelease.length
  const lowHasPre = !!lowVersion.prerelease.length

  if (lowHasPre && !highHasPre) {
    // Going from prerelease -> no prerelease requires some special casing

    // If the low version has only a major, then it will always be a major
    // Some examples:
    // 1.0.0-1 -> 1.0.0
    // 1.0.0-1 -> 1.1.1
    // 1.0.0-1 -> 2.0.0
    if (!lowVersion.patch && !lowVersion.minor) {
      return 'major'
    }

    // If the main part has no difference
    if (lowVersion.compareMain(highVersion) === 0) {
      if (lowVersion.minor && !lowVersion.patch) {
        return 'minor'
      }
      return 'patch'
    }
  }

  // add the `pre` prefix if we are going to a prerelease version
  const prefix = highHasPre ? 'pre' : ''

  if (v1.major !== v2.major) {
    return prefix + 'major'
  }

  if (v1.minor !== v2.minor) {
    return prefix + 'minor'
  }

  if (v1.patch !== v2.patch) {
    return prefix + 'patch'
  }

  // high and low are prereleases
  return 'prerelease'
}

module.exports = diff


/***/ }),

/***/ 5082:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const eq = (a, b, loose) => compare(a, b, loose) === 0
module.exports = eq


/***/ }),

/***/ 6599:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gt = (a, b, loose) => compare(a, b, loose) > 0
module.exports = gt


/***/ }),

/***/ 1236:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gte = (a, b, loose) => compare(a, b, loose) >= 0
module.exports = gte


/***/ }),

/***/ 2338:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


/***/ }),

/***/ 3872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ }),

/***/ 6717:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lte = (a, b, loose) => compare(a, b, loose) <= 0
module.exports = lte


/***/ }),

/***/ 8511:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const major = (a, loose) => new SemVer(a, loose).major
module.exports = major


/***/ }),

/***/ 2603:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const minor = (a, loose) => new SemVer(a, loose).minor
module.exports = minor


/***/ }),

/***/ 4974:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const neq = (a, b, loose) => compare(a, b, loose) !== 0
module.exports = neq


/***/ }),

/***/ 6353:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 8756:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const patch = (a, loose) => new SemVer(a, loose).patch
module.exports = patch


/***/ }),

/***/ 5714:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 2173:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const rcompare = (a, b, loose) => compare(b, a, loose)
module.exports = rcompare


/***/ }),

/***/ 7192:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose))
module.exports = rsort


/***/ }),

/***/ 8011:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const satisfies = (version, range, options) => {
  try {
    range = new Range(range, options)
  } catch (er) {
    return false
  }
  return range.test(version)
}
module.exports = satisfies


/***/ }),

/***/ 9872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose))
module.exports = sort


/***/ }),

/***/ 6114:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)

const truncate = (version, truncation, options) => {
  if (!constants.RELEASE_TYPES.includes(truncation)) {
    return null
  }

  const clonedVersion = cloneInputVersion(version, options)
  return clonedVersion && doTruncation(clonedVersion, truncation)
}

const cloneInputVersion = (version, options) => {
  const versionStringToParse = (
    version instanceof SemVer ? version.version : version
  )

  return parse(versionStringToParse, options)
}

const doTruncation = (version, truncation) => {
  if (isPrerelease(truncation)) {
    return version.version
  }

  version.prerelease = []

  switch (truncation) {
    case 'major':
      version.minor = 0
      version.patch = 0
      break
    case 'minor':
      version.patch = 0
      break
  }

  return version.format()
}

const isPrerelease = (type) => {
  return type.startsWith('pre')
}

module.exports = truncate


/***/ }),

/***/ 8780:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 2088:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// just pre-load all the stuff that index.js lazily exports
const internalRe = __nccwpck_require__(5471)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)
const identifiers = __nccwpck_require__(3348)
const parse = __nccwpck_require__(6353)
const valid = __nccwpck_require__(8780)
const clean = __nccwpck_require__(1799)
const inc = __nccwpck_require__(2338)
const diff = __nccwpck_require__(711)
const major = __nccwpck_require__(8511)
const minor = __nccwpck_require__(2603)
const patch = __nccwpck_require__(8756)
const prerelease = __nccwpck_require__(5714)
const compare = __nccwpck_require__(8469)
const rcompare = __nccwpck_require__(2173)
const compareLoose = __nccwpck_require__(6874)
const compareBuild = __nccwpck_require__(7648)
const sort = __nccwpck_require__(9872)
const rsort = __nccwpck_require__(7192)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gte = __nccwpck_require__(1236)
const lte = __nccwpck_require__(6717)
const cmp = __nccwpck_require__(8646)
const coerce = __nccwpck_require__(5385)
const truncate = __nccwpck_require__(6114)
const Comparator = __nccwpck_require__(9379)
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const toComparators = __nccwpck_require__(4750)
const maxSatisfying = __nccwpck_require__(3193)
const minSatisfying = __nccwpck_require__(8595)
const minVersion = __nccwpck_require__(1866)
const validRange = __nccwpck_require__(4737)
const outside = __nccwpck_require__(280)
const gtr = __nccwpck_require__(2276)
const ltr = __nccwpck_require__(5213)
const intersects = __nccwpck_require__(3465)
const simplifyRange = __nccwpck_require__(2028)
const subset = __nccwpck_require__(1489)
module.exports = {
  parse,
  valid,
  clean,
  inc,
  diff,
  major,
  minor,
  patch,
  prerelease,
  compare,
  rcompare,
  compareLoose,
  compareBuild,
  sort,
  rsort,
  gt,
  lt,
  eq,
  neq,
  gte,
  lte,
  cmp,
  coerce,
  truncate,
  Comparator,
  Range,
  satisfies,
  toComparators,
  maxSatisfying,
  minSatisfying,
  minVersion,
  validRange,
  outside,
  gtr,
  ltr,
  intersects,
  simplifyRange,
  subset,
  SemVer,
  re: internalRe.re,
  src: internalRe.src,
  tokens: internalRe.t,
  SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
  RELEASE_TYPES: constants.RELEASE_TYPES,
  compareIdentifiers: identifiers.compareIdentifiers,
  rcompareIdentifiers: identifiers.rcompareIdentifiers,
}


/***/ }),

/***/ 5101:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 1159:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 3348:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 1383:
/***/ ((module) => {



class LRUCache {
  constructor () {
    this.max = 1000
    this.map = new Map()
  }

  get (key) {
    const value = this.map.get(key)
    if (value === undefined) {
      return undefined
    } else {
      // Remove the key from the map and add it to the end
      this.map.delete(key)
      this.map.set(key, value)
      return value
    }
  }

  delete (key) {
    return this.map.delete(key)
  }

  set (key, value) {
    const deleted = this.delete(key)

    if (!deleted && value !== undefined) {
      // If cache is full, delete the least recently used item
      if (this.map.size >= this.max) {
        const firstKey = this.map.keys().next().value
        this.delete(firstKey)
      }

      this.map.set(key, value)
    }

    return this
  }
}

module.exports = LRUCache


/***/ }),

/***/ 356:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 5471:
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(5101)
const debug = __nccwpck_require__(1159)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 9737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// @ts-check


// Reproduce safeRe[COMPARATORTRIM] replacement boundaries, not version
// validation. Each end-index finder returns an exclusive end, or its start
// on no match.
// Positions count from zero. An end of 3 means characters 0, 1, and 2 were read;
// range.slice(start, end) gives the matched text, not a converted number.
const {
  MAX_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  WHITESPACE_CHARACTERS,
} = __nccwpck_require__(5101)

/**
 * Remembers the last two rows of digits so their characters need not be reread.
 * Positions start at -1 until a row has been found.
 *
 * @typedef {object} DigitRunCache
 * @property {number} start The first character of the most recently found row.
 * @property {number} end The position after that row's last character.
 * @property {number} previousStart The first character of the previous row.
 * @property {number} previousEnd The position after the previous row.
 */

// One entry per UTF-16 code unit keeps membership checks constant-time.
const whitespace = new Uint8Array(0x10000)
for (const char of WHITESPACE_CHARACTERS) {
  whitespace[char.charCodeAt(0)] = 1
}

/**
 * Checks whether a character is whitespace, like a space, tab, or newline.
 * Looking past the end of the string returns false.
 *
 * @param {string|undefined} char One character, or undefined past the string's end.
 * @returns {boolean} Whether the character is whitespace.
 * @example isWhitespace(' ') // true
 * @example isWhitespace('1') // false
 */
const isWhitespace = char =>
  char !== undefined && whitespace[char.charCodeAt(0)] === 1

/**
 * Checks for v, =, or whitespace before the version number.
 * These are historical version prefixes, not range operators:
 * < and > are handled separately, as are tilde and caret ranges.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can belong to a version prefix.
 * @example isVersionPrefix('=') // true
 * @example isVersionPrefix('>') // false
 */
const isVersionPrefix = char =>
  char === 'v' ||
  char === '=' ||
  isWhitespace(char)

/**
 * Checks whether a character is one of the digits 0 through 9.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII digit.
 * @example isDigit('7') // true
 * @example isDigit('.') // false
 */
const isDigit = char => char !== undefined && char >= '0' && char <= '9'

/**
 * Checks whether a character is an English letter, uppercase or lowercase.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII letter.
 * @example isLetter('b') // true
 * @example isLetter('7') // false
 */
const isLetter = char =>
  char !== undefined && (
    (char >= 'a' && char <= 'z') ||
    (char >= 'A' && char <= 'Z')
  )

/**
 * Checks for a letter, digit, or hyphen: the characters allowed inside
 * prerelease and build names such as beta-1.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can be part of an identifier.
 * @example isIdentifierCharacter('-') // true
 * @example isIdentifierCharacter('.') // false; dots separate identifiers
 */
const isIdentifierCharacter = char => isDigit(char) || isLetter(char) || char === '-'

/**
 * Checks whether a version component can begin here: with a digit or
 * a wildcard such as x, X, or *.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether a number or wildcard can start with this character.
 * @example isVersionStart('x') // true
 * @example isVersionStart('v') // false; v belongs to the prefix
 */
const isVersionStart = char =>
  isDigit(char) ||
  char === 'x' ||
  char === 'X' ||
  char === '*'

/**
 * Finds the end of a row of digits, but returns no more than limit digits.
 * Remembers the last two rows so looking at them again does not reread them.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first character to check.
 * @param {number} limit The most digit characters the returned match can include.
 * @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
 * @returns {number} The position after the matched digits, or start if none match.
 * @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
 * @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
 */
const findDigitsEndIndex = (range, start, limit, digitRuns) => {
  if (!isDigit(range[start])) {
    return start
  }
  if (start >= digitRuns.start && start < digitRuns.end) {
    return Math.min(start + limit, digitRuns.end)
  }
  if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) {
    return Math.min(start + limit, digitRuns.previousEnd)
  }
  let end = start + 1
  while (isDigit(range[end])) {
    end++
  }
  // A failed full version can rewind from its second run to its first.
  digitRuns.previousStart = digitRuns.start
  digitRuns.previousEnd = digitRuns.end
  digitRuns.start = start
  digitRuns.end = end
  return Math.min(start + limit, end)
}

/**
 * Reads a number using the old regex's length and leading-zero rules.
 * Strict mode reads just the first zero in 012; loose mode can read all three.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the number should begin.
 * @param {boolean} loose Whether to allow leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched digits, not their numeric value.
 * @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
 * @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
 */
const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
  if (!loose && range[start] === '0') {
    return start + 1
  }
  // Strict syntax allows an initial nonzero digit plus MAX_LENGTH digits.
  return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns)
}

/**
 * Reads one piece of a prerelease name, such as beta or 1 in beta.1.
 * Tries the letter-or-hyphen form first, then the number-only form.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @param {boolean} loose Whether numeric identifiers may have leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
 * @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
 */
const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
  const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns)
  // The legacy regex tries a nonnumeric identifier before a numeric one.
  if (isLetter(range[digitsEnd]) || range[digitsEnd] === '-') {
    let end = digitsEnd + 1
    const limit = end + MAX_SAFE_BUILD_LENGTH
    while (end < limit && isIdentifierCharacter(range[end])) {
      end++
    }
    return end
  }
  return findVersionNumberEndIndex(range, start, loose, digitRuns)
}

/**
 * Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
 * Loose mode also allows the name without its opening hyphen.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the suffix should begin, including -.
 * @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched suffix, or start if absent.
 * @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
 * @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
 */
const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
  const hyphen = range[start] === '-'
  if (!loose && !hyphen) {
    return start
  }
  const identifierStart = start + (hyphen ? 1 : 0)
  let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns)
  if (end === identifierStart) {
    if (!loose || !hyphen) {
      return start
    }
    // In loose syntax, a lone hyphen can itself be the identifier.
    end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns)
  }
  while (range[end] === '.') {
    const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads one build-name piece, such as sha or 123 in +sha.123.
 * Stops at a disallowed character or the old regex's length limit.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
 * @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
 */
const findBuildIdentifierEndIndex = (range, start) => {
  let end = start
  while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) {
    end++
  }
  return end
}

/**
 * Reads optional build metadata such as +sha.123.
 * Leaves the position unchanged if there is no plus sign followed by a name.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the opening + should be.
 * @returns {number} The position after the matched metadata, or start if absent.
 * @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
 * @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
 */
const findBuildEndIndex = (range, start) => {
  if (range[start] !== '+') {
    return start
  }
  let end = findBuildIdentifierEndIndex(range, start + 1)
  if (end === start + 1) {
    return start
  }
  while (range[end] === '.') {
    const next = findBuildIdentifierEndIndex(range, end + 1)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads three numbers separated by dots, then any prerelease and build suffixes.
 * Uses loose rules, so forms such as 01.02.03beta can match here.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first number, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the version match, or start if none matches.
 * @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
 * @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
 */
const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
  let end = start
  for (let component = 0; component < 3; component++) {
    const next = findVersionNumberEndIndex(range, end, true, digitRuns)
    if (next === end) {
      return start
    }
    end = next
    if (component < 2) {
      if (range[end] !== '.') {
        return start
      }
      end++
    }
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
 * Numbers use strict leading-zero rules; wildcards take up one character.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the component should begin.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the component, or start if none matches.
 * @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
 * @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
 */
const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
  if (isDigit(range[start])) {
    return findVersionNumberEndIndex(range, start, false, digitRuns)
  }
  return isVersionStart(range[start]) ? start + 1 : start
}

/**
 * Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
 * After the third component, also reads any strict prerelease and build suffixes.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched version text.
 * @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 * @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
 */
const findPartialVersionEndIndex = (range, start, digitRuns) => {
  let end = findPartialVersionComponentEndIndex(range, start, digitRuns)
  for (let component = 0; component < 2; component++) {
    if (range[end] !== '.') {
      return end
    }
    const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns)
    if (next === end + 1) {
      return end
    }
    end = next
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Finds where a version match ends, without deciding whether the range is valid.
 * Tries a loose full version first, then a partial or wildcard version, just
 * like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position where scanning the next candidate can resume.
 * @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
 * @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 */
const findVersionEndIndex = (range, start, digitRuns) => {
  const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns)
  return fullVersionEnd !== start
    ? fullVersionEnd
    : findPartialVersionEndIndex(range, start, digitRuns)
}

/**
 * Finds the one whitespace character the old replacement would remove.
 * Keeps leading whitespace, skips an optional operator, and checks immediately
 * after it. Returns -1 if there is nothing to remove.
 *
 * @param {string} range The text containing a candidate already found by the caller.
 * @param {number} matchStart The candidate's position, including leading whitespace.
 * @returns {number} The position of the removable whitespace, or -1 if absent.
 * @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
 * @example findRemovableWhitespaceIndex('>1', 0) // -1
 */
const findRemovableWhitespaceIndex = (range, matchStart) => {
  let position = matchStart
  if (isWhitespace(range[position])) {
    position++
  }
  if (range[position] === '<' || range[position] === '>') {
    position++
  }
  if (range[position] === '=') {
    position++
  }
  return isWhitespace(range[position]) ? position : -1
}

/**
 * Joins an operator to its version, turning > 1.2.3 into >1.2.3.
 * Copies everything else according to the old regex's matching rules.
 * Moves forward through prefixes and whole versions to avoid repeatedly
 * searching the same characters on long inputs.
 *
 * @param {string} range The range text to process; the original string is unchanged.
 * @returns {string} The range with matched operator whitespace removed.
 * @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
 * @example trimComparatorWhitespace('> invalid') // '> invalid'
 */
const trimComparatorWhitespace = range => {
  let result = ''
  let copyFrom = 0
  let cursor = 0
  const digitRuns = { start: -1, end: -1, previousStart: -1, previousEnd: -1 }

  while (cursor < range.length) {
    const matchStart = cursor
    if (range[cursor] === '<' || range[cursor] === '>') {
      cursor++
    } else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
      cursor++
      continue
    }

    // Consume a v/=/whitespace run once, even when no version follows it.
    while (cursor < range.length && isVersionPrefix(range[cursor])) {
      cursor++
    }
    if (!isVersionStart(range[cursor])) {
      continue
    }

    const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart)
    if (whitespacePosition !== -1) {
      result += range.slice(copyFrom, whitespacePosition)
      copyFrom = whitespacePosition + 1
    }

    // Skip the entire match, so a prerelease's trailing v cannot be
    // reconsidered as the prefix of another version.
    cursor = findVersionEndIndex(range, cursor, digitRuns)
  }

  return result + range.slice(copyFrom)
}

module.exports = trimComparatorWhitespace


/***/ }),

/***/ 2276:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// Determine if version is greater than all the versions possible in the range.
const outside = __nccwpck_require__(280)
const gtr = (version, range, options) => outside(version, range, '>', options)
module.exports = gtr


/***/ }),

/***/ 3465:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const intersects = (r1, r2, options) => {
  r1 = new Range(r1, options)
  r2 = new Range(r2, options)
  return r1.intersects(r2, options)
}
module.exports = intersects


/***/ }),

/***/ 5213:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const outside = __nccwpck_require__(280)
// Determine if version is less than all the versions possible in the range
const ltr = (version, range, options) => outside(version, range, '<', options)
module.exports = ltr


/***/ }),

/***/ 3193:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)

const maxSatisfying = (versions, range, options) => {
  let max = null
  let maxSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!max || maxSV.compare(v) === -1) {
        // compare(max, v, true)
        max = v
        maxSV = new SemVer(max, options)
      }
    }
  })
  return max
}
module.exports = maxSatisfying


/***/ }),

/***/ 8595:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const minSatisfying = (versions, range, options) => {
  let min = null
  let minSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!min || minSV.compare(v) === 1) {
        // compare(min, v, true)
        min = v
        minSV = new SemVer(min, options)
      }
    }
  })
  return min
}
module.exports = minSatisfying


/***/ }),

/***/ 1866:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const gt = __nccwpck_require__(6599)

const minVersion = (range, loose) => {
  range = new Range(range, loose)

  let minver = new SemVer('0.0.0')
  if (range.test(minver)) {
    return minver
  }

  minver = new SemVer('0.0.0-0')
  if (range.test(minver)) {
    return minver
  }

  minver = null
  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let setMin = null
    comparators.forEach((comparator) => {
      // Clone to avoid manipulating the comparator's semver object.
      const compver = new SemVer(comparator.semver.version)
      switch (comparator.operator) {
        case '>':
          if (compver.prerelease.length === 0) {
            compver.patch++
          } else {
            compver.prerelease.push(0)
          }
          compver.raw = compver.format()
          /* fallthrough */
        case '':
        case '>=':
          if (!setMin || gt(compver, setMin)) {
            setMin = compver
          }
          break
        case '<':
        case '<=':
          /* Ignore maximum versions */
          break
        /* istanbul ignore next */
        default:
          throw new Error(`Unexpected operation: ${comparator.operator}`)
      }
    })
    if (setMin && (!minver || gt(minver, setMin))) {
      minver = setMin
    }
  }

  if (minver && range.test(minver)) {
    return minver
  }

  return null
}
module.exports = minVersion


/***/ }),

/***/ 280:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)
const gte = __nccwpck_require__(1236)

const outside = (version, range, hilo, options) => {
  version = new SemVer(version, options)
  range = new Range(range, options)

  let gtfn, ltefn, ltfn, comp, ecomp
  switch (hilo) {
    case '>':
      gtfn = gt
      ltefn = lte
      ltfn = lt
      comp = '>'
      ecomp = '>='
      break
    case '<':
      gtfn = lt
      ltefn = gte
      ltfn = gt
      comp = '<'
      ecomp = '<='
      break
    default:
      throw new TypeError('Must provide a hilo val of "<" or ">"')
  }

  // If it satisfies the range it is not outside
  if (satisfies(version, range, options)) {
    return false
  }

  // From now on, variable terms are as if we're in "gtr" mode.
  // but note that everything is flipped for the "ltr" function.

  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let high = null
    let low = null

    comparators.forEach((comparator) => {
      if (comparator.semver === ANY) {
        comparator = new Comparator('>=0.0.0')
      }
      high = high || comparator
      low = low || comparator
      if (gtfn(comparator.semver, high.semver, options)) {
        high = comparator
      } else if (ltfn(comparator.semver, low.semver, options)) {
        low = comparator
      }
    })

    // If the edge version comparator has a operator then our version
    // isn't outside it
    if (high.operator === comp || high.operator === ecomp) {
      return false
    }

    // If the lowest version comparator has an operator and our version
    // is less than it then it isn't higher than the range
    if ((!low.operator || low.operator === comp) &&
        ltefn(version, low.semver)) {
      return false
    } else if (low.operator === ecomp && ltfn(version, low.semver)) {
      return false
    }
  }
  return true
}

module.exports = outside


/***/ }),

/***/ 2028:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// given a set of versions and a range, create a "simplified" range
// that includes the same versions that the original range does
// If the original range is shorter than the simplified one, return that.
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)
module.exports = (versions, range, options) => {
  const set = []
  let first = null
  let prev = null
  const v = versions.sort((a, b) => compare(a, b, options))
  for (const version of v) {
    const included = satisfies(version, range, options)
    if (included) {
      prev = version
      if (!first) {
        first = version
      }
    } else {
      if (prev) {
        set.push([first, prev])
      }
      prev = null
      first = null
    }
  }
  if (first) {
    set.push([first, null])
  }

  const ranges = []
  for (const [min, max] of set) {
    if (min === max) {
      ranges.push(min)
    } else if (!max && min === v[0]) {
      ranges.push('*')
    } else if (!max) {
      ranges.push(`>=${min}`)
    } else if (min === v[0]) {
      ranges.push(`<=${max}`)
    } else {
      ranges.push(`${min} - ${max}`)
    }
  }
  const simplified = ranges.join(' || ')
  const original = typeof range.raw === 'string' ? range.raw : String(range)
  return simplified.length < original.length ? simplified : range
}


/***/ }),

/***/ 1489:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)

// Complex range `r1 || r2 || ...` is a subset of `R1 || R2 || ...` iff:
// - Every simple range `r1, r2, ...` is a null set, OR
// - Every simple range `r1, r2, ...` which is not a null set is a subset of
//   some `R1, R2, ...`
//
// Simple range `c1 c2 ...` is a subset of simple range `C1 C2 ...` iff:
// - If c is only the ANY comparator
//   - If C is only the ANY comparator, return true
//   - Else if in prerelease mode, return false
//   - else replace c with `[>=0.0.0]`
// - If C is only the ANY comparator
//   - if in prerelease mode, return true
//   - else replace C with `[>=0.0.0]`
// - Let EQ be the set of = comparators in c
// - If EQ is more than one, return true (null set)
// - Let GT be the highest > or >= comparator in c
// - Let LT be the lowest < or <= comparator in c
// - If GT and LT, and GT.semver > LT.semver, return true (null set)
// - If any C is a = range, and GT or LT are set, return false
// - If EQ
//   - If GT, and EQ does not satisfy GT, return true (null set)
//   - If LT, and EQ does not satisfy LT, return true (null set)
//   - If EQ satisfies every C, return true
//   - Else return false
// - If GT
//   - If GT.semver is lower than any > or >= comp in C, return false
//   - If GT is >=, and GT.semver does not satisfy every C, return false
//   - If GT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the GT.semver tuple, return false
// - If LT
//   - If LT.semver is greater than any < or <= comp in C, return false
//   - If LT is <=, and LT.semver does not satisfy every C, return false
//   - If LT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the LT.semver tuple, return false
// - Else return true

const subset = (sub, dom, options = {}) => {
  if (sub === dom) {
    return true
  }

  sub = new Range(sub, options)
  dom = new Range(dom, options)
  let sawNonNull = false

  OUTER: for (const simpleSub of sub.set) {
    for (const simpleDom of dom.set) {
      const isSub = simpleSubset(simpleSub, simpleDom, options)
      sawNonNull = sawNonNull || isSub !== null
      if (isSub) {
        continue OUTER
      }
    }
    // the null set is a subset of everything, but null simple ranges in
    // a complex range should be ignored.  so if we saw a non-null range,
    // then we know this isn't a subset, but if EVERY simple range was null,
    // then it is a subset.
    if (sawNonNull) {
      return false
    }
  }
  return true
}

const minimumVersionWithPreRelease = [new Comparator('>=0.0.0-0')]
const minimumVersion = [new Comparator('>=0.0.0')]

const simpleSubset = (sub, dom, options) => {
  if (sub === dom) {
    return true
  }

  if (sub.length === 1 && sub[0].semver === ANY) {
    if (dom.length === 1 && dom[0].semver === ANY) {
      return true
    } else if (options.includePrerelease) {
      sub = minimumVersionWithPreRelease
    } else {
      sub = minimumVersion
    }
  }

  if (dom.length === 1 && dom[0].semver === ANY) {
    if (options.includePrerelease) {
      return true
    } else {
      dom = minimumVersion
    }
  }

  const eqSet = new Set()
  let gt, lt
  for (const c of sub) {
    if (c.operator === '>' || c.operator === '>=') {
      gt = higherGT(gt, c, options)
    } else if (c.operator === '<' || c.operator === '<=') {
      lt = lowerLT(lt, c, options)
    } else {
      eqSet.add(c.semver)
    }
  }

  if (eqSet.size > 1) {
    return null
  }

  let gtltComp
  if (gt && lt) {
    gtltComp = compare(gt.semver, lt.semver, options)
    if (gtltComp > 0) {
      return null
    } else if (gtltComp === 0 && (gt.operator !== '>=' || lt.operator !== '<=')) {
      return null
    }
  }

  // will iterate one or zero times
  for (const eq of eqSet) {
    if (gt && !satisfies(eq, String(gt), options)) {
      return null
    }

    if (lt && !satisfies(eq, String(lt), options)) {
      return null
    }

    for (const c of dom) {
      if (!satisfies(eq, String(c), options)) {
        return false
      }
    }

    return true
  }

  let higher, lower
  let hasDomLT, hasDomGT
  // if the subset has a prerelease, we need a comparator in the superset
  // with the same tuple and a prerelease, or it's not a subset
  let needDomLTPre = lt &&
    !options.includePrerelease &&
    lt.semver.prerelease.length ? lt.semver : false
  let needDomGTPre = gt &&
    !options.includePrerelease &&
    gt.semver.prerelease.length ? gt.semver : false
  // exception: <1.2.3-0 is the same as <1.2.3
  if (needDomLTPre && needDomLTPre.prerelease.length === 1 &&
      lt.operator === '<' && needDomLTPre.prerelease[0] === 0) {
    needDomLTPre = false
  }

  for (const c of dom) {
    hasDomGT = hasDomGT || c.operator === '>' || c.operator === '>='
    hasDomLT = hasDomLT || c.operator === '<' || c.operator === '<='
    if (gt) {
      if (needDomGTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomGTPre.major &&
            c.semver.minor === needDomGTPre.minor &&
            c.semver.patch === needDomGTPre.patch) {
          needDomGTPre = false
        }
      }
      if (c.operator === '>' || c.operator === '>=') {
        higher = higherGT(gt, c, options)
        if (higher === c && higher !== gt) {
          return false
        }
      } else if (gt.operator === '>=' && !c.test(gt.semver)) {
        return false
      }
    }
    if (lt) {
      if (needDomLTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomLTPre.major &&
            c.semver.minor === needDomLTPre.minor &&
            c.semver.patch === needDomLTPre.patch) {
          needDomLTPre = false
        }
      }
      if (c.operator === '<' || c.operator === '<=') {
        lower = lowerLT(lt, c, options)
        if (lower === c && lower !== lt) {
          return false
        }
      } else if (lt.operator === '<=' && !c.test(lt.semver)) {
        return false
      }
    }
    if (!c.operator && (lt || gt) && gtltComp !== 0) {
      return false
    }
  }

  // if there was a < or >, and nothing in the dom, then must be false
  // UNLESS it was limited by another range in the other direction.
  // Eg, >1.0.0 <1.0.1 is still a subset of <2.0.0
  if (gt && hasDomLT && !lt && gtltComp !== 0) {
    return false
  }

  if (lt && hasDomGT && !gt && gtltComp !== 0) {
    return false
  }

  // we needed a prerelease range in a specific tuple, but didn't get one
  // then this isn't a subset.  eg >=1.2.3-pre is not a subset of >=1.0.0,
  // because it includes prereleases in the 1.2.3 tuple
  if (needDomGTPre || needDomLTPre) {
    return false
  }

  return true
}

// >=1.2.3 is lower than >1.2.3
const higherGT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp > 0 ? a
    : comp < 0 ? b
    : b.operator === '>' && a.operator === '>=' ? b
    : a
}

// <=1.2.3 is higher than <1.2.3
const lowerLT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp < 0 ? a
    : comp > 0 ? b
    : b.operator === '<' && a.operator === '<=' ? b
    : a
}

module.exports = subset


/***/ }),

/***/ 4750:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)

// Mostly just for testing and legacy API reasons
const toComparators = (range, options) =>
  new Range(range, options).set
    .map(comp => comp.map(c => c.value).join(' ').trim().split(' '))

module.exports = toComparators


/***/ }),

/***/ 4737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const validRange = (range, options) => {
  try {
    // Return '*' instead of '' so that truthiness works.
    // This will throw if it's invalid anyway
    return new Range(range, options).range || '*'
  } catch (er) {
    return null
  }
}
module.exports = validRange


/***/ }),

/***/ 6204:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { EventEmitter } = __nccwpck_require__(9580)
const FIFO = __nccwpck_require__(3867)
const TextDecoder = __nccwpck_require__(7934)

const StreamError = __nccwpck_require__(5657)

// if we do a future major, expect queue microtask to be there always, for now a bit defensive
const qmt =
  typeof queueMicrotask === 'undefined' ? (fn) => global.process.nextTick(fn) : queueMicrotask

// 29 bits used total (4 from shared, 14 from read, and 11 from write)
const MAX = (1 << 29) - 1

// Shared state
const OPENING = 0b0001
const PREDESTROYING = 0b0010
const DESTROYING = 0b0100
const DESTROYED = 0b1000

const NOT_OPENING = MAX ^ OPENING
const NOT_PREDESTROYING = MAX ^ PREDESTROYING

// Read state (4 bit offset from shared state)
const READ_ACTIVE = 0b00000000000001 << 4
const READ_UPDATING = 0b00000000000010 << 4
const READ_PRIMARY = 0b00000000000100 << 4
const READ_QUEUED = 0b00000000001000 << 4
const READ_RESUMED = 0b00000000010000 << 4
const READ_PIPE_DRAINED = 0b00000000100000 << 4
const READ_ENDING = 0b00000001000000 << 4
const READ_EMIT_DATA = 0b00000010000000 << 4
const READ_EMIT_READABLE = 0b00000100000000 << 4
const READ_EMITTED_READABLE = 0b00001000000000 << 4
const READ_DONE = 0b00010000000000 << 4
const READ_NEXT_TICK = 0b00100000000000 << 4
const READ_NEEDS_PUSH = 0b01000000000000 << 4
const READ_READ_AHEAD = 0b10000000000000 << 4

// Combined read state
const READ_FLOWING = READ_RESUMED | READ_PIPE_DRAINED
const READ_ACTIVE_AND_NEEDS_PUSH = READ_ACTIVE | READ_NEEDS_PUSH
const READ_PRIMARY_AND_ACTIVE = READ_PRIMARY | READ_ACTIVE
const READ_EMIT_READABLE_AND_QUEUED = READ_EMIT_READABLE | READ_QUEUED
const READ_RESUMED_READ_AHEAD = READ_RESUMED | READ_READ_AHEAD

const READ_NOT_ACTIVE = MAX ^ READ_ACTIVE
const READ_NON_PRIMARY = MAX ^ READ_PRIMARY
const READ_NON_PRIMARY_AND_PUSHED = MAX ^ (READ_PRIMARY | READ_NEEDS_PUSH)
const READ_PUSHED = MAX ^ READ_NEEDS_PUSH
const READ_PAUSED = MAX ^ READ_RESUMED
const READ_NOT_QUEUED = MAX ^ (READ_QUEUED | READ_EMITTED_READABLE)
const READ_NOT_ENDING = MAX ^ READ_ENDING
const READ_PIPE_NOT_DRAINED = MAX ^ READ_FLOWING
const READ_NOT_NEXT_TICK = MAX ^ READ_NEXT_TICK
const READ_NOT_UPDATING = MAX ^ READ_UPDATING
const READ_NO_READ_AHEAD = MAX ^ READ_READ_AHEAD
const READ_PAUSED_NO_READ_AHEAD = MAX ^ READ_RESUMED_READ_AHEAD

// Write state (18 bit offset, 4 bit offset from shared state and 14 from read state)
const WRITE_ACTIVE = 0b00000000001 << 18
const WRITE_UPDATING = 0b00000000010 << 18
const WRITE_PRIMARY = 0b00000000100 << 18
const WRITE_QUEUED = 0b00000001000 << 18
const WRITE_UNDRAINED = 0b00000010000 << 18
const WRITE_DONE = 0b00000100000 << 18
const WRITE_EMIT_DRAIN = 0b00001000000 << 18
const WRITE_NEXT_TICK = 0b00010000000 << 18
const WRITE_WRITING = 0b00100000000 << 18
const WRITE_FINISHING = 0b01000000000 << 18
const WRITE_CORKED = 0b10000000000 << 18

const WRITE_NOT_ACTIVE = MAX ^ (WRITE_ACTIVE | WRITE_WRITING)
const WRITE_NON_PRIMARY = MAX ^ WRITE_PRIMARY
const WRITE_NOT_FINISHING = MAX ^ (WRITE_ACTIVE | WRITE_FINISHING)
const WRITE_DRAINED = MAX ^ WRITE_UNDRAINED
const WRITE_NOT_QUEUED = MAX ^ WRITE_QUEUED
const WRITE_NOT_NEXT_TICK = MAX ^ WRITE_NEXT_TICK
const WRITE_NOT_UPDATING = MAX ^ WRITE_UPDATING
const WRITE_NOT_CORKED = MAX ^ WRITE_CORKED

// Combined shared state
const ACTIVE = READ_ACTIVE | WRITE_ACTIVE
const NOT_ACTIVE = MAX ^ ACTIVE
const DONE = READ_DONE | WRITE_DONE
const DESTROY_STATUS = DESTROYING | DESTROYED | PREDESTROYING
const OPEN_STATUS = DESTROY_STATUS | OPENING
const AUTO_DESTROY = DESTROY_STATUS | DONE
const NON_PRIMARY = WRITE_NON_PRIMARY & READ_NON_PRIMARY
const ACTIVE_OR_TICKING = WRITE_NEXT_TICK | READ_NEXT_TICK
const TICKING = ACTIVE_OR_TICKING & NOT_ACTIVE
const IS_OPENING = OPEN_STATUS | TICKING

// Combined shared state and read state
const READ_PRIMARY_STATUS = OPEN_STATUS | READ_ENDING | READ_DONE
const READ_STATUS = OPEN_STATUS | READ_DONE | READ_QUEUED
const READ_ENDING_STATUS = OPEN_STATUS | READ_ENDING | READ_QUEUED
const READ_READABLE_STATUS = OPEN_STATUS | READ_EMIT_READABLE | READ_QUEUED | READ_EMITTED_READABLE
const SHOULD_NOT_READ =
  OPEN_STATUS | READ_ACTIVE | READ_ENDING | READ_DONE | READ_NEEDS_PUSH | READ_READ_AHEAD
const READ_BACKPRESSURE_STATUS = DESTROY_STATUS | READ_ENDING | READ_DONE
const READ_UPDATE_SYNC_STATUS = READ_UPDATING | OPEN_STATUS | READ_NEXT_TICK | READ_PRIMARY
const READ_NEXT_TICK_OR_OPENING = READ_NEXT_TICK | OPENING

// Combined write state
const WRITE_PRIMARY_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_DONE
const WRITE_QUEUED_AND_UNDRAINED = WRITE_QUEUED | WRITE_UNDRAINED
const WRITE_QUEUED_AND_ACTIVE = WRITE_QUEUED | WRITE_ACTIVE
const WRITE_DRAIN_STATUS = WRITE_QUEUED | WRITE_UNDRAINED | OPEN_STATUS | WRITE_ACTIVE
const WRITE_STATUS = OPEN_STATUS | WRITE_ACTIVE | WRITE_QUEUED | WRITE_CORKED
const WRITE_PRIMARY_AND_ACTIVE = WRITE_PRIMARY | WRITE_ACTIVE
const WRITE_ACTIVE_AND_WRITING = WRITE_ACTIVE | WRITE_WRITING
const WRITE_FINISHING_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_QUEUED_AND_ACTIVE | WRITE_DONE
const WRITE_BACKPRESSURE_STATUS = WRITE_UNDRAINED | DESTROY_STATUS | WRITE_FINISHING | WRITE_DONE
const WRITE_UPDATE_SYNC_STATUS = WRITE_UPDATING | OPEN_STATUS | WRITE_NEXT_TICK | WRITE_PRIMARY
const WRITE_DROP_DATA = WRITE_FINISHING | WRITE_DONE | DESTROY_STATUS

const asyncIterator = Symbol.asyncIterator || Symbol('asyncIterator')

class WritableState {
  constructor(
    stream,
    { highWaterMark = 16384, map = null, mapWritable, byteLength, byteLengthWritable } = {}
  ) {
    this.stream = stream
    this.queue = new FIFO()
    this.highWaterMark = highWaterMark
    this.buffered = 0
    this.error = null
    this.pipeline = null
    this.drains = null // if we add more seldomly used helpers we might them into a subobject so its a single ptr
    this.byteLength = byteLengthWritable || byteLength || defaultByteLength
    this.map = mapWritable || map
    this.afterWrite = afterWrite.bind(this)
    this.afterUpdateNextTick = updateWriteNT.bind(this)
  }

  get ending() {
    return (this.stream._duplexState & WRITE_FINISHING) !== 0
  }

  get ended() {
    return (this.stream._duplexState & WRITE_DONE) !== 0
  }

  push(data) {
    if ((this.stream._duplexState & WRITE_DROP_DATA) !== 0) return false
    if (this.map !== null) data = this.map(data)

    this.buffered += this.byteLength(data)
    this.queue.push(data)

    if (this.buffered < this.highWaterMark) {
      this.stream._duplexState |= WRITE_QUEUED
      return true
    }

    this.stream._duplexState |= WRITE_QUEUED_AND_UNDRAINED
    return false
  }

  shift() {
    const data = this.queue.shift()

    this.buffered -= this.byteLength(data)
    if (this.buffered === 0) this.stream._duplexState &= WRITE_NOT_QUEUED

    return data
  }

  end(data) {
    if (typeof data === 'function') {
      this.stream.once('finish', data)
    } else if (data !== undefined && data !== null) {
      this.push(data)
    }

    this.stream._duplexState = (this.stream._duplexState | WRITE_FINISHING) & WRITE_NON_PRIMARY
  }

  autoBatch(data, cb) {
    const buffer = []
    const stream = this.stream

    buffer.push(data)
    while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED_AND_ACTIVE) {
      buffer.push(stream._writableState.shift())
    }

    if ((stream._duplexState & OPEN_STATUS) !== 0) return cb(null)
    stream._writev(buffer, cb)
  }

  update() {
    const stream = this.stream

    stream._duplexState |= WRITE_UPDATING

    do {
      while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED) {
        const data = this.shift()
        stream._duplexState |= WRITE_ACTIVE_AND_WRITING
        stream._write(data, this.afterWrite)
      }

      if ((stream._duplexState & WRITE_PRIMARY_AND_ACTIVE) === 0) this.updateNonPrimary()
    } while (this.continueUpdate() === true)

    stream._duplexState &= WRITE_NOT_UPDATING
  }

  updateNonPrimary() {
    const stream = this.stream

    if ((stream._duplexState & WRITE_FINISHING_STATUS) === WRITE_FINISHING) {
      stream._duplexState = stream._duplexState | WRITE_ACTIVE
      stream._final(afterFinal.bind(this))
      return
    }

    if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
      if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
        stream._duplexState |= ACTIVE
        stream._destroy(afterDestroy.bind(this))
      }
      return
    }

    if ((stream._duplexState & IS_OPENING) === OPENING) {
      stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING
      stream._open(afterOpen.bind(this))
    }
  }

  continueUpdate() {
    if ((this.stream._duplexState & WRITE_NEXT_TICK) === 0) return false
    this.stream._duplexState &= WRITE_NOT_NEXT_TICK
    return true
  }

  updateCallback() {
    if ((this.stream._duplexState & WRITE_UPDATE_SYNC_STATUS) === WRITE_PRIMARY) {
      this.update()
    } else {
      this.updateNextTick()
    }
  }

  updateNextTick() {
    if ((this.stream._duplexState & WRITE_NEXT_TICK) !== 0) return
    this.stream._duplexState |= WRITE_NEXT_TICK
    if ((this.stream._duplexState & WRITE_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }
}

class ReadableState {
  constructor(
    stream,
    { highWaterMark = 16384, map = null, mapReadable, byteLength, byteLengthReadable } = {}
  ) {
    this.stream = stream
    this.queue = new FIFO()
    this.highWaterMark = highWaterMark === 0 ? 1 : highWaterMark
    this.buffered = 0
    this.readAhead = highWaterMark > 0
    this.error = null
    this.pipeline = null
    this.byteLength = byteLengthReadable || byteLength || defaultByteLength
    this.map = mapReadable || map
    this.pipeTo = null
    this.afterRead = afterRead.bind(this)
    this.afterUpdateNextTick = updateReadNT.bind(this)
  }

  get ending() {
    return (this.stream._duplexState & READ_ENDING) !== 0
  }

  get ended() {
    return (this.stream._duplexState & READ_DONE) !== 0
  }

  pipe(pipeTo, cb) {
    if (this.pipeTo !== null) throw StreamError.BAD_ARGUMENT('Can only pipe to one destination')
    if (typeof cb !== 'function') cb = null

    this.stream._duplexState |= READ_PIPE_DRAINED
    this.pipeTo = pipeTo
    this.pipeline = new Pipeline(this.stream, pipeTo, cb)

    if (cb) this.stream.on('error', noop) // We already error handle this so supress crashes

    if (isStreamx(pipeTo)) {
      pipeTo._writableState.pipeline = this.pipeline
      if (cb) pipeTo.on('error', noop) // We already error handle this so supress crashes
      pipeTo.on('finish', this.pipeline.finished.bind(this.pipeline)) // TODO: just call finished from pipeTo itself
    } else {
      const onerror = this.pipeline.done.bind(this.pipeline, pipeTo)
      const onclose = this.pipeline.done.bind(this.pipeline, pipeTo, null) // onclose has a weird bool arg
      pipeTo.on('error', onerror)
      pipeTo.on('close', onclose)
      pipeTo.on('finish', this.pipeline.finished.bind(this.pipeline))
    }

    pipeTo.on('drain', afterDrain.bind(this))
    this.stream.emit('piping', pipeTo)
    pipeTo.emit('pipe', this.stream)
  }

  push(data) {
    const stream = this.stream

    if (data === null) {
      this.highWaterMark = 0
      stream._duplexState = (stream._duplexState | READ_ENDING) & READ_NON_PRIMARY_AND_PUSHED
      return false
    }

    if (this.map !== null) {
      data = this.map(data)
      if (data === null) {
        stream._duplexState &= READ_PUSHED
        return this.buffered < this.highWaterMark
      }
    }

    this.buffered += this.byteLength(data)
    this.queue.push(data)

    stream._duplexState = (stream._duplexState | READ_QUEUED) & READ_PUSHED

    return this.buffered < this.highWaterMark
  }

  shift() {
    const data = this.queue.shift()

    this.buffered -= this.byteLength(data)
    if (this.buffered === 0) {
      this.stream._duplexState &= READ_NOT_QUEUED
    }

    return data
  }

  unshift(data) {
    const pending = [this.map !== null ? this.map(data) : data]
    while (this.buffered > 0) pending.push(this.shift())

    for (let i = 0; i < pending.length - 1; i++) {
      const data = pending[i]
      this.buffered += this.byteLength(data)
      this.queue.push(data)
    }

    this.push(pending[pending.length - 1])
  }

  read() {
    const stream = this.stream

    if ((stream._duplexState & READ_STATUS) === READ_QUEUED) {
      const data = this.shift()

      if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
        stream._duplexState &= READ_PIPE_NOT_DRAINED
      }

      if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
        stream.emit('data', data)
      }

      return data
    }

    if (this.readAhead === false) {
      stream._duplexState |= READ_READ_AHEAD
      this.updateNextTick()
    }

    return null
  }

  drain() {
    const stream = this.stream

    while (
      (stream._duplexState & READ_STATUS) === READ_QUEUED &&
      (stream._duplexState & READ_FLOWING) !== 0
    ) {
      const data = this.shift()

      if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
        stream._duplexState &= READ_PIPE_NOT_DRAINED
      }

      if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
        stream.emit('data', data)
      }
    }
  }

  update() {
    const stream = this.stream

    stream._duplexState |= READ_UPDATING

    do {
      this.drain()

      while (
        this.buffered < this.highWaterMark &&
        (stream._duplexState & SHOULD_NOT_READ) === READ_READ_AHEAD
      ) {
        stream._duplexState |= READ_ACTIVE_AND_NEEDS_PUSH
        stream._read(this.afterRead)
        this.drain()
      }

      if ((stream._duplexState & READ_READABLE_STATUS) === READ_EMIT_READABLE_AND_QUEUED) {
        stream._duplexState |= READ_EMITTED_READABLE
        stream.emit('readable')
      }

      if ((stream._duplexState & READ_PRIMARY_AND_ACTIVE) === 0) {
        this.updateNonPrimary()
      }
    } while (this.continueUpdate() === true)

    stream._duplexState &= READ_NOT_UPDATING
  }

  updateNonPrimary() {
    const stream = this.stream

    if ((stream._duplexState & READ_ENDING_STATUS) === READ_ENDING) {
      stream._duplexState = (stream._duplexState | READ_DONE) & READ_NOT_ENDING
      stream.emit('end')

      if ((stream._duplexState & AUTO_DESTROY) === DONE) {
        stream._duplexState |= DESTROYING
      }

      if (this.pipeTo !== null) {
        this.pipeTo.end()
      }
    }

    if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
      if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
        stream._duplexState |= ACTIVE
        stream._destroy(afterDestroy.bind(this))
      }
      return
    }

    if ((stream._duplexState & IS_OPENING) === OPENING) {
      stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING
      stream._open(afterOpen.bind(this))
    }
  }

  continueUpdate() {
    if ((this.stream._duplexState & READ_NEXT_TICK) === 0) return false
    this.stream._duplexState &= READ_NOT_NEXT_TICK
    return true
  }

  updateCallback() {
    if ((this.stream._duplexState & READ_UPDATE_SYNC_STATUS) === READ_PRIMARY) {
      this.update()
    } else {
      this.updateNextTick()
    }
  }

  updateNextTickIfOpen() {
    if ((this.stream._duplexState & READ_NEXT_TICK_OR_OPENING) !== 0) return
    this.stream._duplexState |= READ_NEXT_TICK
    if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }

  updateNextTick() {
    if ((this.stream._duplexState & READ_NEXT_TICK) !== 0) return
    this.stream._duplexState |= READ_NEXT_TICK
    if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }
}

class TransformState {
  constructor(stream) {
    this.data = null
    this.afterTransform = afterTransform.bind(stream)
    this.afterFinal = null
  }
}

class Pipeline {
  constructor(src, dst, cb) {
    this.from = src
    this.to = dst
    this.afterPipe = cb
    this.error = null
    this.pipeToFinished = false
  }

  finished() {
    this.pipeToFinished = true
  }

  done(stream, err) {
    if (err) this.error = err

    if (stream === this.to) {
      this.to = null

      if (this.from !== null) {
        if ((this.from._duplexState & READ_DONE) === 0 || !this.pipeToFinished) {
          this.from.destroy(this.error || StreamError.PREMATURE_CLOSE('Writable stream closed'))
        }
        return
      }
    }

    if (stream === this.from) {
      this.from = null

      if (this.to !== null) {
        if ((stream._duplexState & READ_DONE) === 0) {
          this.to.destroy(this.error || StreamError.PREMATURE_CLOSE('Readable stream closed'))
        }
        return
      }
    }

    if (this.afterPipe !== null) this.afterPipe(this.error)
    this.to = this.from = this.afterPipe = null
  }
}

function afterDrain() {
  this.stream._duplexState |= READ_PIPE_DRAINED
  this.updateCallback()
}

function afterFinal(err) {
  const stream = this.stream
  if (err) stream.destroy(err)

  if ((stream._duplexState & DESTROY_STATUS) === 0) {
    stream._duplexState |= WRITE_DONE
    stream.emit('finish')
  }

  if ((stream._duplexState & AUTO_DESTROY) === DONE) {
    stream._duplexState |= DESTROYING
  }

  stream._duplexState &= WRITE_NOT_FINISHING

  // no need to wait the extra tick here, so we short circuit that
  if ((stream._duplexState & WRITE_UPDATING) === 0) {
    this.update()
  } else {
    this.updateNextTick()
  }
}

function afterDestroy(err) {
  const stream = this.stream

  if (!err && !StreamError.isStreamDestroyed(this.error)) err = this.error
  if (err) stream.emit('error', err)

  stream._duplexState |= DESTROYED
  stream.emit('close')

  const rs = stream._readableState
  const ws = stream._writableState

  if (rs !== null && rs.pipeline !== null) {
    rs.pipeline.done(stream, err)
  }

  if (ws !== null) {
    while (ws.drains !== null && ws.drains.length > 0) {
      ws.drains.shift().resolve(false)
    }

    if (ws.pipeline !== null) {
      ws.pipeline.done(stream, err)
    }
  }
}

function afterWrite(err) {
  const stream = this.stream

  if (err) stream.destroy(err)
  stream._duplexState &= WRITE_NOT_ACTIVE

  if (this.drains !== null) tickDrains(this.drains)

  if ((stream._duplexState & WRITE_DRAIN_STATUS) === WRITE_UNDRAINED) {
    stream._duplexState &= WRITE_DRAINED

    if ((stream._duplexState & WRITE_EMIT_DRAIN) === WRITE_EMIT_DRAIN) {
      stream.emit('drain')
    }
  }

  this.updateCallback()
}

function afterRead(err) {
  if (err) this.stream.destroy(err)
  this.stream._duplexState &= READ_NOT_ACTIVE

  if (this.readAhead === false && (this.stream._duplexState & READ_RESUMED) === 0) {
    this.stream._duplexState &= READ_NO_READ_AHEAD
  }

  this.updateCallback()
}

function updateReadNT() {
  if ((this.stream._duplexState & READ_UPDATING) === 0) {
    this.stream._duplexState &= READ_NOT_NEXT_TICK
    this.update()
  }
}

function updateWriteNT() {
  if ((this.stream._duplexState & WRITE_UPDATING) === 0) {
    this.stream._duplexState &= WRITE_NOT_NEXT_TICK
    this.update()
  }
}

function tickDrains(drains) {
  for (let i = 0; i < drains.length; i++) {
    // drains.writes are monotonic, so if one is 0 its always the first one
    if (--drains[i].writes === 0) {
      drains.shift().resolve(true)
      i--
    }
  }
}

function afterOpen(err) {
  const stream = this.stream

  if (err) stream.destroy(err)

  if ((stream._duplexState & DESTROYING) === 0) {
    if ((stream._duplexState & READ_PRIMARY_STATUS) === 0) {
      stream._duplexState |= READ_PRIMARY
    }

    if ((stream._duplexState & WRITE_PRIMARY_STATUS) === 0) {
      stream._duplexState |= WRITE_PRIMARY
    }

    stream.emit('open')
  }

  stream._duplexState &= NOT_ACTIVE

  if (stream._writableState !== null) {
    stream._writableState.updateCallback()
  }

  if (stream._readableState !== null) {
    stream._readableState.updateCallback()
  }
}

function afterTransform(err, data) {
  if (data !== undefined && data !== null) this.push(data)
  this._writableState.afterWrite(err)
}

function newListener(name) {
  if (this._readableState !== null) {
    if (name === 'data') {
      this._duplexState |= READ_EMIT_DATA | READ_RESUMED_READ_AHEAD
      this._readableState.updateNextTick()
    }
    if (name === 'readable') {
      this._duplexState |= READ_EMIT_READABLE
      this._readableState.updateNextTick()
    }
  }

  if (this._writableState !== null) {
    if (name === 'drain') {
      this._duplexState |= WRITE_EMIT_DRAIN
      this._writableState.updateNextTick()
    }
  }
}

class Stream extends EventEmitter {
  constructor(opts) {
    super()

    this._duplexState = 0
    this._readableState = null
    this._writableState = null

    if (opts) {
      if (opts.open) this._open = opts.open
      if (opts.destroy) this._destroy = opts.destroy
      if (opts.predestroy) this._predestroy = opts.predestroy
      if (opts.signal) opts.signal.addEventListener('abort', abort.bind(this))
    }

    this.on('newListener', newListener)
  }

  _open(cb) {
    cb(null)
  }

  _destroy(cb) {
    cb(null)
  }

  _predestroy() {
    // does nothing
  }

  get readable() {
    return this._readableState !== null ? true : undefined
  }

  get writable() {
    return this._writableState !== null ? true : undefined
  }

  get destroyed() {
    return (this._duplexState & DESTROYED) !== 0
  }

  get destroying() {
    return (this._duplexState & DESTROY_STATUS) !== 0
  }

  destroy(err) {
    if ((this._duplexState & DESTROY_STATUS) === 0) {
      if (!err) err = StreamError.STREAM_DESTROYED()
      this._duplexState = (this._duplexState | DESTROYING) & NON_PRIMARY

      if (this._readableState !== null) {
        this._readableState.highWaterMark = 0
        this._readableState.error = err
      }

      if (this._writableState !== null) {
        this._writableState.highWaterMark = 0
        this._writableState.error = err
      }

      this._duplexState |= PREDESTROYING
      this._predestroy()
      this._duplexState &= NOT_PREDESTROYING

      if (this._readableState !== null) {
        this._readableState.updateNextTick()
      }

      if (this._writableState !== null) {
        this._writableState.updateNextTick()
      }
    }
  }
}

class Readable extends Stream {
  constructor(opts) {
    super(opts)

    this._duplexState |= OPENING | WRITE_DONE | READ_READ_AHEAD
    this._readableState = new ReadableState(this, opts)

    if (opts) {
      if (this._readableState.readAhead === false) this._duplexState &= READ_NO_READ_AHEAD
      if (opts.read) this._read = opts.read
      if (opts.eagerOpen) this._readableState.updateNextTick()
      if (opts.encoding) this.setEncoding(opts.encoding)
    }
  }

  static deferred(fn, opts) {
    const out = new PassThrough(opts)

    fn()
      .then((src) => {
        if (src === null) return out.end()
        if (out.destroying) return
        pipeline(src, out, noop)
      })
      .catch((err) => out.destroy(err))

    return out
  }

  setEncoding(encoding) {
    const dec = new TextDecoder(encoding)
    const map = this._readableState.map || echo
    this._readableState.map = mapOrSkip
    return this

    function mapOrSkip(data) {
      const next = dec.push(data)
      return next === '' && (data.byteLength !== 0 || dec.remaining > 0) ? null : map(next)
    }
  }

  _read(cb) {
    cb(null)
  }

  pipe(dest, cb) {
    this._readableState.updateNextTick()
    this._readableState.pipe(dest, cb)
    return dest
  }

  read() {
    this._readableState.updateNextTick()
    return this._readableState.read()
  }

  push(data) {
    this._readableState.updateNextTickIfOpen()
    return this._readableState.push(data)
  }

  unshift(data) {
    this._readableState.updateNextTickIfOpen()
    return this._readableState.unshift(data)
  }

  resume() {
    this._duplexState |= READ_RESUMED_READ_AHEAD
    this._readableState.updateNextTick()
    return this
  }

  pause() {
    this._duplexState &=
      this._readableState.readAhead === false ? READ_PAUSED_NO_READ_AHEAD : READ_PAUSED
    return this
  }

  static _fromAsyncIterator(ite, opts) {
    let destroy

    const rs = new Readable({
      ...opts,
      read(cb) {
        ite.next().then(push).then(cb.bind(null, null)).catch(cb)
      },
      predestroy() {
        destroy = ite.return()
      },
      destroy(cb) {
        if (!destroy) return cb(null)
        destroy.then(cb.bind(null, null)).catch(cb)
      }
    })

    return rs

    function push(data) {
      if (data.done) rs.push(null)
      else rs.push(data.value)
    }
  }

  static from(data, opts) {
    if (isReadStreamx(data)) return data
    if (data[asyncIterator]) return this._fromAsyncIterator(data[asyncIterator](), opts)
    if (!Array.isArray(data)) data = data === undefined ? [] : [data]

    let i = 0
    return new Readable({
      ...opts,
      read(cb) {
        this.push(i === data.length ? null : data[i++])
        cb(null)
      }
    })
  }

  static isBackpressured(rs) {
    return (
      (rs._duplexState & READ_BACKPRESSURE_STATUS) !== 0 ||
      rs._readableState.buffered >= rs._readableState.highWaterMark
    )
  }

  static isPaused(rs) {
    return (rs._duplexState & READ_RESUMED) === 0
  }

  [asyncIterator]() {
    const stream = this

    let error = null
    let promiseResolve = null
    let promiseReject = null

    this.on('error', (err) => {
      error = err
    })
    this.on('readable', onreadable)
    this.on('close', onclose)

    return {
      [asyncIterator]() {
        return this
      },
      next() {
        return new Promise(function (resolve, reject) {
          promiseResolve = resolve
          promiseReject = reject
          const data = stream.read()
          if (data !== null) ondata(data)
          else if ((stream._duplexState & DESTROYED) !== 0) ondata(null)
        })
      },
      return() {
        return destroy(null)
      },
      throw(err) {
        return destroy(err)
      }
    }

    function onreadable() {
      if (promiseResolve !== null) ondata(stream.read())
    }

    function onclose() {
      if (promiseResolve !== null) ondata(null)
    }

    function ondata(data) {
      if (promiseReject === null) return
      if (error) {
        promiseReject(error)
      } else if (data === null && (stream._duplexState & READ_DONE) === 0) {
        promiseReject(StreamError.STREAM_DESTROYED())
      } else {
        promiseResolve({ value: data, done: data === null })
      }
      promiseReject = promiseResolve = null
    }

    function destroy(err) {
      stream.destroy(err)
      return new Promise((resolve, reject) => {
        if (stream._duplexState & DESTROYED) return resolve({ value: undefined, done: true })
        stream.once('close', function () {
          if (err) reject(err)
          else resolve({ value: undefined, done: true })
        })
      })
    }
  }
}

class Writable extends Stream {
  constructor(opts) {
    super(opts)

    this._duplexState |= OPENING | READ_DONE
    this._writableState = new WritableState(this, opts)

    if (opts) {
      if (opts.writev) this._writev = opts.writev
      if (opts.write) this._write = opts.write
      if (opts.final) this._final = opts.final
      if (opts.eagerOpen) this._writableState.updateNextTick()
    }
  }

  cork() {
    this._duplexState |= WRITE_CORKED
  }

  uncork() {
    this._duplexState &= WRITE_NOT_CORKED
    this._writableState.updateNextTick()
  }

  _writev(batch, cb) {
    cb(null)
  }

  _write(data, cb) {
    this._writableState.autoBatch(data, cb)
  }

  _final(cb) {
    cb(null)
  }

  static isBackpressured(ws) {
    return (ws._duplexState & WRITE_BACKPRESSURE_STATUS) !== 0
  }

  static drained(ws) {
    if (ws.destroyed) return Promise.resolve(false)

    const state = ws._writableState
    const pending = isWritev(ws) ? Math.min(1, state.queue.length) : state.queue.length
    const writes = pending + (ws._duplexState & WRITE_WRITING ? 1 : 0)
    if (writes === 0) return Promise.resolve(true)

    if (state.drains === null) state.drains = []
    return new Promise((resolve) => {
      state.drains.push({ writes, resolve })
    })
  }

  write(data) {
    this._writableState.updateNextTick()
    return this._writableState.push(data)
  }

  end(data) {
    this._writableState.updateNextTick()
    this._writableState.end(data)
    return this
  }
}

class Duplex extends Readable {
  // and Writable
  constructor(opts) {
    super(opts)

    this._duplexState = OPENING | (this._duplexState & READ_READ_AHEAD)
    this._writableState = new WritableState(this, opts)

    if (opts) {
      if (opts.writev) this._writev = opts.writev
      if (opts.write) this._write = opts.write
      if (opts.final) this._final = opts.final
    }
  }

  cork() {
    this._duplexState |= WRITE_CORKED
  }

  uncork() {
    this._duplexState &= WRITE_NOT_CORKED
    this._writableState.updateNextTick()
  }

  _writev(batch, cb) {
    cb(null)
  }

  _write(data, cb) {
    this._writableState.autoBatch(data, cb)
  }

  _final(cb) {
    cb(null)
  }

  write(data) {
    this._writableState.updateNextTick()
    return this._writableState.push(data)
  }

  end(data) {
    this._writableState.updateNextTick()
    this._writableState.end(data)
    return this
  }
}

class Transform extends Duplex {
  constructor(opts) {
    super(opts)
    this._transformState = new TransformState(this)

    if (opts) {
      if (opts.transform) this._transform = opts.transform
      if (opts.flush) this._flush = opts.flush
    }
  }

  _write(data, cb) {
    if (this._readableState.buffered >= this._readableState.highWaterMark) {
      this._transformState.data = data
    } else {
      this._transform(data, this._transformState.afterTransform)
    }
  }

  _read(cb) {
    if (this._transformState.data !== null) {
      const data = this._transformState.data
      this._transformState.data = null
      cb(null)
      this._transform(data, this._transformState.afterTransform)
    } else {
      cb(null)
    }
  }

  destroy(err) {
    super.destroy(err)
    if (this._transformState.data !== null) {
      this._transformState.data = null
      this._transformState.afterTransform()
    }
  }

  _transform(data, cb) {
    cb(null, data)
  }

  _flush(cb) {
    cb(null)
  }

  _final(cb) {
    this._transformState.afterFinal = cb
    this._flush(transformAfterFlush.bind(this))
  }
}

class PassThrough extends Transform {}

function transformAfterFlush(err, data) {
  const cb = this._transformState.afterFinal
  if (err) return cb(err)

  if (data !== null && data !== undefined) this.push(data)
  this.push(null)
  cb(null)
}

function pipelinePromise(...streams) {
  return new Promise((resolve, reject) => {
    return pipeline(...streams, (err) => {
      if (err) return reject(err)
      resolve()
    })
  })
}

function pipeline(stream, ...streams) {
  const all = Array.isArray(stream) ? [...stream, ...streams] : [stream, ...streams]
  const done = all.length && typeof all[all.length - 1] === 'function' ? all.pop() : null

  if (all.length < 2) throw StreamError.BAD_ARGUMENT('Pipeline requires at least 2 streams')

  let src = all[0]
  let dest = null
  let error = null

  for (let i = 1; i < all.length; i++) {
    dest = all[i]

    if (isStreamx(src)) {
      src.pipe(dest, onerror)
    } else {
      errorHandle(src, true, i > 1, onerror)
      src.pipe(dest)
    }

    src = dest
  }

  if (done) {
    let fin = false

    const autoDestroy =
      isStreamx(dest) || !!(dest._writableState && dest._writableState.autoDestroy)

    dest.on('error', (err) => {
      if (error === null) error = err
    })

    dest.on('finish', () => {
      fin = true
      if (!autoDestroy) done(error)
    })

    if (autoDestroy) {
      dest.on('close', () => done(error || (fin ? null : StreamError.PREMATURE_CLOSE())))
    }
  }

  return dest

  function errorHandle(s, rd, wr, onerror) {
    s.on('error', onerror)
    s.on('close', onclose)

    function onclose() {
      if (rd && s._readableState && !s._readableState.ended) {
        return onerror(StreamError.PREMATURE_CLOSE())
      }
      if (wr && s._writableState && !s._writableState.ended) {
        return onerror(StreamError.PREMATURE_CLOSE())
      }
    }
  }

  function onerror(err) {
    if (!err || error) return
    error = err

    for (const s of all) {
      s.destroy(err)
    }
  }
}

function echo(s) {
  return s
}

function isStream(stream) {
  return !!stream._readableState || !!stream._writableState
}

function isStreamx(stream) {
  return typeof stream._duplexState === 'number' && isStream(stream)
}

function isEnding(stream) {
  return !!stream._readableState && stream._readableState.ending
}

function isEnded(stream) {
  return !!stream._readableState && stream._readableState.ended
}

function isFinishing(stream) {
  return !!stream._writableState && stream._writableState.ending
}

function isFinished(stream) {
  return !!stream._writableState && stream._writableState.ended
}

function getStreamError(stream, opts = {}) {
  const err =
    (stream._readableState && stream._readableState.error) ||
    (stream._writableState && stream._writableState.error)

  // avoid implicit errors by default
  return !opts.all && StreamError.isStreamDestroyed(err) ? null : err
}

function isReadStreamx(stream) {
  return isStreamx(stream) && stream.readable
}

function isDisturbed(stream) {
  return (
    (stream._duplexState & OPENING) !== OPENING ||
    (stream._duplexState & DESTROYING) === DESTROYING ||
    (stream._duplexState & ACTIVE_OR_TICKING) !== 0
  )
}

function isTypedArray(data) {
  return typeof data === 'object' && data !== null && typeof data.byteLength === 'number'
}

function defaultByteLength(data) {
  return isTypedArray(data) ? data.byteLength : 1024
}

function noop() {}

function abort() {
  this.destroy(StreamError.ABORTED())
}

function isWritev(s) {
  return s._writev !== Writable.prototype._writev && s._writev !== Duplex.prototype._writev
}

module.exports = {
  pipeline,
  pipelinePromise,
  isStream,
  isStreamx,
  isEnding,
  isEnded,
  isFinishing,
  isFinished,
  isDisturbed,
  getStreamError,
  Stream,
  Writable,
  Readable,
  Duplex,
  Transform,
  // Export PassThrough for compatibility with Node.js core's stream module
  PassThrough
}


/***/ }),

/***/ 5657:
/***/ ((module) => {

module.exports = class StreamError extends Error {
  constructor(msg, code, fn = StreamError) {
    super(msg)

    this.code = code

    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, fn)
    }
  }

  static isStreamDestroyed(err) {
    return err && err.code === 'STREAM_DESTROYED'
  }

  static isPrematureClose(err) {
    return err && err.code === 'PREMATURE_CLOSE'
  }

  static isAborted(err) {
    return err && err.code === 'ABORTED'
  }

  static isBadArgument(err) {
    return err && err.code === 'BAD_ARGUMENT'
  }

  get name() {
    return 'StreamError'
  }

  static STREAM_DESTROYED() {
    return new StreamError('Stream was destroyed', 'STREAM_DESTROYED', StreamError.STREAM_DESTROYED)
  }

  static PREMATURE_CLOSE(msg = 'Premature close') {
    return new StreamError(msg, 'PREMATURE_CLOSE', StreamError.PREMATURE_CLOSE)
  }

  static ABORTED() {
    return new StreamError('Stream aborted', 'ABORTED', StreamError.ABORTED)
  }

  static BAD_ARGUMENT(msg = 'Bad argument') {
    return new StreamError(msg, 'BAD_ARGUMENT', StreamError.BAD_ARGUMENT)
  }
}


/***/ }),

/***/ 775:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const constants = { // just for envs without fs
  S_IFMT: 61440,
  S_IFDIR: 16384,
  S_IFCHR: 8192,
  S_IFBLK: 24576,
  S_IFIFO: 4096,
  S_IFLNK: 40960
}

try {
  module.exports = (__nccwpck_require__(9896).constants) || constants
} catch {
  module.exports = constants
}


/***/ }),

/***/ 5763:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { Writable, Readable, getStreamError } = __nccwpck_require__(6204)
const FIFO = __nccwpck_require__(3867)
const b4a = __nccwpck_require__(3057)
const headers = __nccwpck_require__(8428)

const EMPTY = b4a.alloc(0)
const MAX_HEADER_SIZE = 4 * 1024 * 1024 // arbitrary big number

class BufferList {
  constructor () {
    this.buffered = 0
    this.shifted = 0
    this.queue = new FIFO()

    this._offset = 0
  }

  push (buffer) {
    this.buffered += buffer.byteLength
    this.queue.push(buffer)
  }

  shiftFirst (size) {
    return this.buffered === 0 ? null : this._next(size)
  }

  shift (size) {
    if (size > this.buffered) return null
    if (size === 0) return EMPTY

    let chunk = this._next(size)

    if (size === chunk.byteLength) return chunk // likely case

    const chunks = [chunk]

    while ((size -= chunk.byteLength) > 0) {
      chunk = this._next(size)
      chunks.push(chunk)
    }

    return b4a.concat(chunks)
  }

  _next (size) {
    const buf = this.queue.peek()
    const rem = buf.byteLength - this._offset

    if (size >= rem) {
      const sub = this._offset ? buf.subarray(this._offset, buf.byteLength) : buf
      this.queue.shift()
      this._offset = 0
      this.buffered -= rem
      this.shifted += rem
      return sub
    }

    this.buffered -= size
    this.shifted += size

    return buf.subarray(this._offset, (this._offset += size))
  }
}

class Source extends Readable {
  constructor (self, header, offset) {
    super()

    this.header = header
    this.offset = offset

    this._parent = self
  }

  _read (cb) {
    if (this.header.size === 0) {
      this.push(null)
    }
    if (this._parent._stream === this) {
      this._parent._update()
    }
    cb(null)
  }

  _predestroy () {
    this._parent.destroy(getStreamError(this))
  }

  _detach () {
    if (this._parent._stream === this) {
      this._parent._stream = null
      this._parent._missing = overflow(this.header.size)
      this._parent._update()
    }
  }

  _destroy (cb) {
    this._detach()
    cb(null)
  }
}

class Extract extends Writable {
  constructor (opts) {
    super(opts)

    if (!opts) opts = {}

    this._buffer = new BufferList()
    this._offset = 0
    this._header = null
    this._stream = null
    this._missing = 0
    this._longHeader = false
    this._callback = noop
    this._locked = false
    this._finished = false
    this._pax = null
    this._paxGlobal = null
    this._gnuLongPath = null
    this._gnuLongLinkPath = null
    this._filenameEncoding = opts.filenameEncoding || 'utf-8'
    this._allowUnknownFormat = !!opts.allowUnknownFormat
    this._unlockBound = this._unlock.bind(this)
  }

  _unlock (err) {
    this._locked = false

    if (err) {
      this.destroy(err)
      this._continueWrite(err)
      return
    }

    this._update()
  }

  _consumeHeader () {
    if (this._locked) return false

    this._offset = this._buffer.shifted

    try {
      this._header = headers.decode(this._buffer.shift(512), this._filenameEncoding, this._allowUnknownFormat)
    } catch (err) {
      this._continueWrite(err)
      return false
    }

    if (!this._header) return true

    this._header.byteOffset = this._buffer.shifted

    switch (this._header.type) {
      case 'gnu-long-path':
      case 'gnu-long-link-path':
      case 'pax-global-header':
      case 'pax-header':
        this._longHeader = true
        this._missing = this._header.size
        if (this._missing > MAX_HEADER_SIZE) {
          this._continueWrite(new Error('Header exceeds max size'))
          return false
        }
        return true
    }

    this._locked = true
    this._applyLongHeaders()

    if (!(this._header.size >= 0)) {
      this._continueWrite(new Error('Invalid header'))
      return false
    }

    if (this._header.size === 0 || this._header.type === 'directory') {
      this.emit('entry', this._header, this._createStream(), this._unlockBound)
      return true
    }

    this._stream = this._createStream()
    this._missing = this._header.size

    this.emit('entry', this._header, this._stream, this._unlockBound)
    return true
  }

  _applyLongHeaders () {
    if (this._gnuLongPath) {
      this._header.name = this._gnuLongPath
      this._gnuLongPath = null
    }

    if (this._gnuLongLinkPath) {
      this._header.linkname = this._gnuLongLinkPath
      this._gnuLongLinkPath = null
    }

    if (this._pax) {
      if (this._pax.path) this._header.name = this._pax.path
      if (this._pax.linkpath) this._header.linkname = this._pax.linkpath
      if (this._pax.size) this._header.size = parseInt(this._pax.size, 10)
      this._header.pax = this._pax
      this._pax = null
    }
  }

  _decodeLongHeader (buf) {
    switch (this._header.type) {
      case 'gnu-long-path':
        this._gnuLongPath = headers.decodeLongPath(buf, this._filenameEncoding)
        break
      case 'gnu-long-link-path':
        this._gnuLongLinkPath = headers.decodeLongPath(buf, this._filenameEncoding)
        break
      case 'pax-global-header':
        this._paxGlobal = headers.decodePax(buf)
        break
      case 'pax-header':
        this._pax = this._paxGlobal === null
          ? headers.decodePax(buf)
          : Object.assign({}, this._paxGlobal, headers.decodePax(buf))
        break
    }
  }

  _consumeLongHeader () {
    this._longHeader = false
    this._missing = overflow(this._header.size)

    const buf = this._buffer.shift(this._header.size)

    try {
      this._decodeLongHeader(buf)
    } catch (err) {
      this._continueWrite(err)
      return false
    }

    return true
  }

  _consumeStream () {
    const buf = this._buffer.shiftFirst(this._missing)
    if (buf === null) return false

    this._missing -= buf.byteLength
    const drained = this._stream.push(buf)

    if (this._missing === 0) {
      this._stream.push(null)
      if (drained) this._stream._detach()
      return drained && this._locked === false
    }

    return drained
  }

  _createStream () {
    return new Source(this, this._header, this._offset)
  }

  _update () {
    while (this._buffer.buffered > 0 && !this.destroying) {
      if (this._missing > 0) {
        if (this._stream !== null) {
          if (this._consumeStream() === false) return
          continue
        }

        if (this._longHeader === true) {
          if (this._missing > this._buffer.buffered) break
          if (this._consumeLongHeader() === false) return false
          continue
        }

        const ignore = this._buffer.shiftFirst(this._missing)
        if (ignore !== null) this._missing -= ignore.byteLength
        continue
      }

      if (this._buffer.buffered < 512) break
      if (this._stream !== null || this._consumeHeader() === false) return
    }

    this._continueWrite(null)
  }

  _continueWrite (err) {
    const cb = this._callback
    this._callback = noop
    cb(err)
  }

  _write (data, cb) {
    this._callback = cb
    this._buffer.push(data)
    this._update()
  }

  _final (cb) {
    this._finished = this._missing === 0 && this._buffer.buffered === 0
    cb(this._finished ? null : new Error('Unexpected end of data'))
  }

  _predestroy () {
    this._continueWrite(null)
  }

  _destroy (cb) {
    if (this._stream) this._stream.destroy(getStreamError(this))
    cb(null)
  }

  [Symbol.asyncIterator] () {
    let error = null

    let promiseResolve = null
    let promiseReject = null

    let entryStream = null
    let entryCallback = null

    const extract = this

    this.on('entry', onentry)
    this.on('error', (err) => { error = err })
    this.on('close', onclose)

    return {
      [Symbol.asyncIterator] () {
        return this
      },
      next () {
        return new Promise(onnext)
      },
      return () {
        return destroy(null)
      },
      throw (err) {
        return destroy(err)
      }
    }

    function consumeCallback (err) {
      if (!entryCallback) return
      const cb = entryCallback
      entryCallback = null
      cb(err)
    }

    function onnext (resolve, reject) {
      if (error) {
        return reject(error)
      }

      if (entryStream) {
        resolve({ value: entryStream, done: false })
        entryStream = null
        return
      }

      promiseResolve = resolve
      promiseReject = reject

      consumeCallback(null)

      if (extract._finished && promiseResolve) {
        promiseResolve({ value: undefined, done: true })
        promiseResolve = promiseReject = null
      }
    }

    function onentry (header, stream, callback) {
      entryCallback = callback
      stream.on('error', noop) // no way around this due to tick sillyness

      if (promiseResolve) {
        promiseResolve({ value: stream, done: false })
        promiseResolve = promiseReject = null
      } else {
        entryStream = stream
      }
    }

    function onclose () {
      consumeCallback(error)
      if (!promiseResolve) return
      if (error) promiseReject(error)
      else promiseResolve({ value: undefined, done: true })
      promiseResolve = promiseReject = null
    }

    function destroy (err) {
      extract.destroy(err)
      consumeCallback(err)
      return new Promise((resolve, reject) => {
        if (extract.destroyed) return resolve({ value: undefined, done: true })
        extract.once('close', function () {
          if (err) reject(err)
          else resolve({ value: undefined, done: true })
        })
      })
    }
  }
}

module.exports = function extract (opts) {
  return new Extract(opts)
}

function noop () {}

function overflow (size) {
  size &= 511
  return size && 512 - size
}


/***/ }),

/***/ 8428:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

const ZEROS = '0000000000000000000'
const SEVENS = '7777777777777777777'
const ZERO_OFFSET = '0'.charCodeAt(0)
const USTAR_MAGIC = b4a.from([0x75, 0x73, 0x74, 0x61, 0x72, 0x00]) // ustar\x00
const USTAR_VER = b4a.from([ZERO_OFFSET, ZERO_OFFSET])
const GNU_MAGIC = b4a.from([0x75, 0x73, 0x74, 0x61, 0x72, 0x20]) // ustar\x20
const GNU_VER = b4a.from([0x20, 0x00])
const MASK = 0o7777
const MAGIC_OFFSET = 257
const VERSION_OFFSET = 263

exports.decodeLongPath = function decodeLongPath (buf, encoding) {
  return decodeStr(buf, 0, buf.length, encoding)
}

exports.encodePax = function encodePax (opts) { // TODO: encode more stuff in pax
  let result = ''
  if (opts.name) result += addLength(' path=' + opts.name + '\n')
  if (opts.linkname) result += addLength(' linkpath=' + opts.linkname + '\n')
  const pax = opts.pax
  if (pax) {
    for (const key in pax) {
      result += addLength(' ' + key + '=' + pax[key] + '\n')
    }
  }
  return b4a.from(result)
}

exports.decodePax = function decodePax (buf) {
  const result = {}

  while (buf.length) {
    let i = 0
    while (i < buf.length && buf[i] !== 32) i++
    const len = parseInt(b4a.toString(buf.subarray(0, i)), 10)
    if (!len) return result

    const b = b4a.toString(buf.subarray(i + 1, len - 1))
    const keyIndex = b.indexOf('=')
    if (keyIndex === -1) return result
    result[b.slice(0, keyIndex)] = b.slice(keyIndex + 1)

    buf = buf.subarray(len)
  }

  return result
}

exports.encode = function encode (opts) {
  const buf = b4a.alloc(512)
  let name = opts.name
  let prefix = ''

  if (opts.typeflag === 5 && name[name.length - 1] !== '/') name += '/'
  if (b4a.byteLength(name) !== name.length) return null // utf-8

  while (b4a.byteLength(name) > 100) {
    const i = name.indexOf('/')
    if (i === -1) return null
    prefix += prefix ? '/' + name.slice(0, i) : name.slice(0, i)
    name = name.slice(i + 1)
  }

  if (b4a.byteLength(name) > 100 || b4a.byteLength(prefix) > 155) return null
  if (opts.linkname && b4a.byteLength(opts.linkname) > 100) return null

  b4a.write(buf, name)
  b4a.write(buf, encodeOct(opts.mode & MASK, 6), 100)
  b4a.write(buf, encodeOct(opts.uid, 6), 108)
  b4a.write(buf, encodeOct(opts.gid, 6), 116)
  encodeSize(opts.size, buf, 124)
  b4a.write(buf, encodeOct((opts.mtime.getTime() / 1000) | 0, 11), 136)

  buf[156] = ZERO_OFFSET + toTypeflag(opts.type)

  if (opts.linkname) b4a.write(buf, opts.linkname, 157)

  b4a.copy(USTAR_MAGIC, buf, MAGIC_OFFSET)
  b4a.copy(USTAR_VER, buf, VERSION_OFFSET)
  if (opts.uname) b4a.write(buf, opts.uname, 265)
  if (opts.gname) b4a.write(buf, opts.gname, 297)
  b4a.write(buf, encodeOct(opts.devmajor || 0, 6), 329)
  b4a.write(buf, encodeOct(opts.devminor || 0, 6), 337)

  if (prefix) b4a.write(buf, prefix, 345)

  b4a.write(buf, encodeOct(cksum(buf), 6), 148)

  return buf
}

exports.decode = function decode (buf, filenameEncoding, allowUnknownFormat) {
  let typeflag = buf[156] === 0 ? 0 : buf[156] - ZERO_OFFSET

  let name = decodeStr(buf, 0, 100, filenameEncoding)
  const mode = decodeOct(buf, 100, 8)
  const uid = decodeOct(buf, 108, 8)
  const gid = decodeOct(buf, 116, 8)
  const size = decodeOct(buf, 124, 12)
  const mtime = decodeOct(buf, 136, 12)
  const type = toType(typeflag)
  const linkname = buf[157] === 0 ? null : decodeStr(buf, 157, 100, filenameEncoding)
  const uname = decodeStr(buf, 265, 32)
  const gname = decodeStr(buf, 297, 32)
  const devmajor = decodeOct(buf, 329, 8)
  const devminor = decodeOct(buf, 337, 8)

  const c = cksum(buf)

  // checksum is still initial value if header was null.
  if (c === 8 * 32) return null

  // valid checksum
  if (c !== decodeOct(buf, 148, 8)) throw new Error('Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?')

  if (isUSTAR(buf)) {
    // ustar (posix) format.
    // prepend prefix, if present.
    if (buf[345]) name = decodeStr(buf, 345, 155, filenameEncoding) + '/' + name
  } else if (isGNU(buf)) {
    // 'gnu'/'oldgnu' format. Similar to ustar, but has support for incremental and
    // multi-volume tarballs.
  } else {
    if (!allowUnknownFormat) {
      throw new Error('Invalid tar header: unknown format.')
    }
  }

  // to support old tar versions that use trailing / to indicate dirs
  if (typeflag === 0 && name && name[name.length - 1] === '/') typeflag = 5

  return {
    name,
    mode,
    uid,
    gid,
    size,
    byteOffset: 0,
    mtime: new Date(1000 * mtime),
    type,
    linkname,
    uname,
    gname,
    devmajor,
    devminor,
    pax: null
  }
}

function isUSTAR (buf) {
  return b4a.equals(USTAR_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6))
}

function isGNU (buf) {
  return b4a.equals(GNU_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6)) &&
    b4a.equals(GNU_VER, buf.subarray(VERSION_OFFSET, VERSION_OFFSET + 2))
}

function clamp (index, len, defaultValue) {
  if (typeof index !== 'number') return defaultValue
  index = ~~index // Coerce to integer.
  if (index >= len) return len
  if (index >= 0) return index
  index += len
  if (index >= 0) return index
  return 0
}

function toType (flag) {
  switch (flag) {
    case 0:
      return 'file'
    case 1:
      return 'link'
    case 2:
      return 'symlink'
    case 3:
      return 'character-device'
    case 4:
      return 'block-device'
    case 5:
      return 'directory'
    case 6:
      return 'fifo'
    case 7:
      return 'contiguous-file'
    case 72:
      return 'pax-header'
    case 55:
      return 'pax-global-header'
    case 27:
      return 'gnu-long-link-path'
    case 28:
    case 30:
      return 'gnu-long-path'
  }

  return null
}

function toTypeflag (flag) {
  switch (flag) {
    case 'file':
      return 0
    case 'link':
      return 1
    case 'symlink':
      return 2
    case 'character-device':
      return 3
    case 'block-device':
      return 4
    case 'directory':
      return 5
    case 'fifo':
      return 6
    case 'contiguous-file':
      return 7
    case 'pax-header':
      return 72
  }

  return 0
}

function indexOf (block, num, offset, end) {
  for (; offset < end; offset++) {
    if (block[offset] === num) return offset
  }
  return end
}

function cksum (block) {
  let sum = 8 * 32
  for (let i = 0; i < 148; i++) sum += block[i]
  for (let j = 156; j < 512; j++) sum += block[j]
  return sum
}

function encodeOct (val, n) {
  val = val.toString(8)
  if (val.length > n) return SEVENS.slice(0, n) + ' '
  return ZEROS.slice(0, n - val.length) + val + ' '
}

function encodeSizeBin (num, buf, off) {
  buf[off] = 0x80
  for (let i = 11; i > 0; i--) {
    buf[off + i] = num & 0xff
    num = Math.floor(num / 0x100)
  }
}

function encodeSize (num, buf, off) {
  if (num.toString(8).length > 11) {
    encodeSizeBin(num, buf, off)
  } else {
    b4a.write(buf, encodeOct(num, 11), off)
  }
}

/* Copied from the node-tar repo and modified to meet
 * tar-stream coding standard.
 *
 * Source: https://github.com/npm/node-tar/blob/51b6627a1f357d2eb433e7378e5f05e83b7aa6cd/lib/header.js#L349
 */
function parse256 (buf) {
  // first byte MUST be either 80 or FF
  // 80 for positive, FF for 2's comp
  let positive
  if (buf[0] === 0x80) positive = true
  else if (buf[0] === 0xFF) positive = false
  else return null

  // build up a base-256 tuple from the least sig to the highest
  const tuple = []
  let i
  for (i = buf.length - 1; i > 0; i--) {
    const byte = buf[i]
    if (positive) tuple.push(byte)
    else tuple.push(0xFF - byte)
  }

  let sum = 0
  const l = tuple.length
  for (i = 0; i < l; i++) {
    sum += tuple[i] * Math.pow(256, i)
  }

  return positive ? sum : -1 * sum
}

function decodeOct (val, offset, length) {
  val = val.subarray(offset, offset + length)
  offset = 0

  // If prefixed with 0x80 then parse as a base-256 integer
  if (val[offset] & 0x80) {
    return parse256(val)
  } else {
    // Older versions of tar can prefix with spaces
    while (offset < val.length && val[offset] === 32) offset++
    const end = clamp(indexOf(val, 32, offset, val.length), val.length, val.length)
    while (offset < end && val[offset] === 0) offset++
    if (end === offset) return 0
    return parseInt(b4a.toString(val.subarray(offset, end)), 8)
  }
}

function decodeStr (val, offset, length, encoding) {
  return b4a.toString(val.subarray(offset, indexOf(val, 0, offset, offset + length)), encoding)
}

function addLength (str) {
  const len = b4a.byteLength(str)
  let digits = Math.floor(Math.log(len) / Math.log(10)) + 1
  if (len + digits >= Math.pow(10, digits)) digits++

  return (len + digits) + str
}


/***/ }),

/***/ 6118:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

exports.extract = __nccwpck_require__(5763)
/* unused reexport */ __nccwpck_require__(861)


/***/ }),

/***/ 861:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { Readable, Writable, getStreamError } = __nccwpck_require__(6204)
const b4a = __nccwpck_require__(3057)

const constants = __nccwpck_require__(775)
const headers = __nccwpck_require__(8428)

const DMODE = 0o755
const FMODE = 0o644

const END_OF_TAR = b4a.alloc(1024)

class Sink extends Writable {
  constructor (pack, header, callback) {
    super({ mapWritable, eagerOpen: true })

    this.written = 0
    this.header = header

    this._callback = callback
    this._linkname = null
    this._isLinkname = header.type === 'symlink' && !header.linkname
    this._isVoid = header.type !== 'file' && header.type !== 'contiguous-file'
    this._finished = false
    this._pack = pack
    this._openCallback = null

    if (this._pack._stream === null) this._pack._stream = this
    else this._pack._pending.push(this)
  }

  _open (cb) {
    this._openCallback = cb
    if (this._pack._stream === this) this._continueOpen()
  }

  _continuePack (err) {
    if (this._callback === null) return

    const callback = this._callback
    this._callback = null

    callback(err)
  }

  _continueOpen () {
    if (this._pack._stream === null) this._pack._stream = this

    const cb = this._openCallback
    this._openCallback = null
    if (cb === null) return

    if (this._pack.destroying) return cb(new Error('pack stream destroyed'))
    if (this._pack._finalized) return cb(new Error('pack stream is already finalized'))

    this._pack._stream = this

    if (!this._isLinkname) {
      this._pack._encode(this.header)
    }

    if (this._isVoid) {
      this._finish()
      this._continuePack(null)
    }

    cb(null)
  }

  _write (data, cb) {
    if (this._isLinkname) {
      this._linkname = this._linkname ? b4a.concat([this._linkname, data]) : data
      return cb(null)
    }

    if (this._isVoid) {
      if (data.byteLength > 0) {
        return cb(new Error('No body allowed for this entry'))
      }
      return cb()
    }

    this.written += data.byteLength
    if (this._pack.push(data)) return cb()
    this._pack._drain = cb
  }

  _finish () {
    if (this._finished) return
    this._finished = true

    if (this._isLinkname) {
      this.header.linkname = this._linkname ? b4a.toString(this._linkname, 'utf-8') : ''
      this._pack._encode(this.header)
    }

    overflow(this._pack, this.header.size)

    this._pack._done(this)
  }

  _final (cb) {
    if (this.written !== this.header.size) { // corrupting tar
      return cb(new Error('Size mismatch'))
    }

    this._finish()
    cb(null)
  }

  _getError () {
    return getStreamError(this) || new Error('tar entry destroyed')
  }

  _predestroy () {
    this._pack.destroy(this._getError())
  }

  _destroy (cb) {
    this._pack._done(this)

    this._continuePack(this._finished ? null : this._getError())

    cb()
  }
}

class Pack extends Readable {
  constructor (opts) {
    super(opts)
    this._drain = noop
    this._finalized = false
    this._finalizing = false
    this._pending = []
    this._stream = null
  }

  entry (header, buffer, callback) {
    if (this._finalized || this.destroying) throw new Error('already finalized or destroyed')

    if (typeof buffer === 'function') {
      callback = buffer
      buffer = null
    }

    if (!callback) callback = noop

    if (!header.size || header.type === 'symlink') header.size = 0
    if (!header.type) header.type = modeToType(header.mode)
    if (!header.mode) header.mode = header.type === 'directory' ? DMODE : FMODE
    if (!header.uid) header.uid = 0
    if (!header.gid) header.gid = 0
    if (!header.mtime) header.mtime = new Date()

    if (typeof buffer === 'string') buffer = b4a.from(buffer)

    const sink = new Sink(this, header, callback)

    if (b4a.isBuffer(buffer)) {
      header.size = buffer.byteLength
      sink.write(buffer)
      sink.end()
      return sink
    }

    if (sink._isVoid) {
      return sink
    }

    return sink
  }

  finalize () {
    if (this._stream || this._pending.length > 0) {
      this._finalizing = true
      return
    }

    if (this._finalized) return
    this._finalized = true

    this.push(END_OF_TAR)
    this.push(null)
  }

  _done (stream) {
    if (stream !== this._stream) return

    this._stream = null

    if (this._finalizing) this.finalize()
    if (this._pending.length) this._pending.shift()._continueOpen()
  }

  _encode (header) {
    if (!header.pax) {
      const buf = headers.encode(header)
      if (buf) {
        this.push(buf)
        return
      }
    }
    this._encodePax(header)
  }

  _encodePax (header) {
    const paxHeader = headers.encodePax({
      name: header.name,
      linkname: header.linkname,
      pax: header.pax
    })

    const newHeader = {
      name: 'PaxHeader',
      mode: header.mode,
      uid: header.uid,
      gid: header.gid,
      size: paxHeader.byteLength,
      mtime: header.mtime,
      type: 'pax-header',
      linkname: header.linkname && 'PaxHeader',
      uname: header.uname,
      gname: header.gname,
      devmajor: header.devmajor,
      devminor: header.devminor
    }

    this.push(headers.encode(newHeader))
    this.push(paxHeader)
    overflow(this, paxHeader.byteLength)

    newHeader.size = header.size
    newHeader.type = header.type
    this.push(headers.encode(newHeader))
  }

  _doDrain () {
    const drain = this._drain
    this._drain = noop
    drain()
  }

  _predestroy () {
    const err = getStreamError(this)

    if (this._stream) this._stream.destroy(err)

    while (this._pending.length) {
      const stream = this._pending.shift()
      stream.destroy(err)
      stream._continueOpen()
    }

    this._doDrain()
  }

  _read (cb) {
    this._doDrain()
    cb()
  }
}

module.exports = function pack (opts) {
  return new Pack(opts)
}

function modeToType (mode) {
  switch (mode & constants.S_IFMT) {
    case constants.S_IFBLK: return 'block-device'
    case constants.S_IFCHR: return 'character-device'
    case constants.S_IFDIR: return 'directory'
    case constants.S_IFIFO: return 'fifo'
    case constants.S_IFLNK: return 'symlink'
  }

  return 'file'
}

function noop () {}

function overflow (self, size) {
  size &= 511
  if (size) self.push(END_OF_TAR.subarray(0, 512 - size))
}

function mapWritable (buf) {
  return b4a.isBuffer(buf) ? buf : b4a.from(buf)
}


/***/ }),

/***/ 7934:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const PassThroughDecoder = __nccwpck_require__(7256)
const UTF8Decoder = __nccwpck_require__(6414)

module.exports = class TextDecoder {
  constructor(encoding = 'utf8') {
    this.encoding = normalizeEncoding(encoding)

    switch (this.encoding) {
      case 'utf8':
        this.decoder = new UTF8Decoder()
        break
      case 'utf16le':
      case 'base64':
        throw new Error('Unsupported encoding: ' + this.encoding)
      default:
        this.decoder = new PassThroughDecoder(this.encoding)
    }
  }

  get remaining() {
    return this.decoder.remaining
  }

  push(data) {
    if (typeof data === 'string') return data
    return this.decoder.decode(data)
  }

  // For Node.js compatibility
  write(data) {
    return this.push(data)
  }

  end(data) {
    let result = ''
    if (data) result = this.push(data)
    result += this.decoder.flush()
    return result
  }
}

function normalizeEncoding(encoding) {
  encoding = encoding.toLowerCase()

  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return 'utf8'
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return 'utf16le'
    case 'latin1':
    case 'binary':
      return 'latin1'
    case 'base64':
    case 'ascii':
    case 'hex':
      return encoding
    default:
      throw new Error('Unknown encoding: ' + encoding)
  }
}


/***/ }),

/***/ 7256:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

module.exports = class PassThroughDecoder {
  constructor(encoding) {
    this.encoding = encoding
  }

  get remaining() {
    return 0
  }

  decode(data) {
    return b4a.toString(data, this.encoding)
  }

  flush() {
    return ''
  }
}


/***/ }),

/***/ 6414:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

/**
 * https://encoding.spec.whatwg.org/#utf-8-decoder
 */
module.exports = class UTF8Decoder {
  constructor() {
    this._reset()
  }

  get remaining() {
    return this.bytesSeen
  }

  decode(data) {
    if (data.byteLength === 0) return ''

    if (this.bytesNeeded === 0 && trailingIncomplete(data, 0) === 0) {
      this.bytesSeen = trailingBytesSeen(data)
      return b4a.toString(data, 'utf8')
    }

    let result = ''
    let start = 0

    if (this.bytesNeeded > 0) {
      while (start < data.byteLength) {
        const byte = data[start]

        if (byte < this.lowerBoundary || byte > this.upperBoundary) {
          result += '\ufffd'
          this._reset()
          break
        }

        this.lowerBoundary = 0x80
        this.upperBoundary = 0xbf
        this.codePoint = (this.codePoint << 6) | (byte & 0x3f)
        this.bytesSeen++
        start++

        if (this.bytesSeen === this.bytesNeeded) {
          result += String.fromCodePoint(this.codePoint)
          this._reset()
          break
        }
      }

      if (this.bytesNeeded > 0) return result
    }

    const trailing = trailingIncomplete(data, start)
    const end = data.byteLength - trailing

    if (end > start) result += b4a.toString(data, 'utf8', start, end)

    for (let i = end; i < data.byteLength; i++) {
      const byte = data[i]

      if (this.bytesNeeded === 0) {
        if (byte <= 0x7f) {
          this.bytesSeen = 0
          result += String.fromCharCode(byte)
        } else if (byte >= 0xc2 && byte <= 0xdf) {
          this.bytesNeeded = 2
          this.bytesSeen = 1
          this.codePoint = byte & 0x1f
        } else if (byte >= 0xe0 && byte <= 0xef) {
          if (byte === 0xe0) this.lowerBoundary = 0xa0
          else if (byte === 0xed) this.upperBoundary = 0x9f
          this.bytesNeeded = 3
          this.bytesSeen = 1
          this.codePoint = byte & 0xf
        } else if (byte >= 0xf0 && byte <= 0xf4) {
          if (byte === 0xf0) this.lowerBoundary = 0x90
          else if (byte === 0xf4) this.upperBoundary = 0x8f
          this.bytesNeeded = 4
          this.bytesSeen = 1
          this.codePoint = byte & 0x7
        } else {
          this.bytesSeen = 1
          result += '\ufffd'
        }

        continue
      }

      if (byte < this.lowerBoundary || byte > this.upperBoundary) {
        result += '\ufffd'
        i--
        this._reset()

        continue
      }

      this.lowerBoundary = 0x80
      this.upperBoundary = 0xbf

      this.codePoint = (this.codePoint << 6) | (byte & 0x3f)
      this.bytesSeen++

      if (this.bytesSeen === this.bytesNeeded) {
        result += String.fromCodePoint(this.codePoint)
        this._reset()
      }
    }

    return result
  }

  flush() {
    const result = this.bytesNeeded > 0 ? '\ufffd' : ''
    this._reset()
    return result
  }

  _reset() {
    this.codePoint = 0
    this.bytesNeeded = 0
    this.bytesSeen = 0
    this.lowerBoundary = 0x80
    this.upperBoundary = 0xbf
  }
}

function trailingIncomplete(data, start) {
  const len = data.byteLength
  if (len <= start) return 0

  const limit = Math.max(start, len - 4)

  let i = len - 1
  while (i > limit && (data[i] & 0xc0) === 0x80) i--

  if (i < start) return 0

  const byte = data[i]

  let needed
  if (byte <= 0x7f) return 0
  if (byte >= 0xc2 && byte <= 0xdf) needed = 2
  else if (byte >= 0xe0 && byte <= 0xef) needed = 3
  else if (byte >= 0xf0 && byte <= 0xf4) needed = 4
  else return 0

  const available = len - i
  return available < needed ? available : 0
}

function trailingBytesSeen(data) {
  const len = data.byteLength
  if (len === 0) return 0

  const last = data[len - 1]

  if (last <= 0x7f) return 0
  if ((last & 0xc0) !== 0x80) return 1

  const limit = Math.max(0, len - 4)

  let i = len - 2
  while (i >= limit && (data[i] & 0xc0) === 0x80) i--

  if (i < 0) return 1

  const first = data[i]

  let needed
  if (first >= 0xc2 && first <= 0xdf) needed = 2
  else if (first >= 0xe0 && first <= 0xef) needed = 3
  else if (first >= 0xf0 && first <= 0xf4) needed = 4
  else return 1

  if (len - i !== needed) return 1

  if (needed >= 3) {
    const second = data[i + 1]
    if (first === 0xe0 && second < 0xa0) return 1
    if (first === 0xed && second > 0x9f) return 1
    if (first === 0xf0 && second < 0x90) return 1
    if (first === 0xf4 && second > 0x8f) return 1
  }

  return 0
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 5574:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  $w: () => (/* binding */ BuildFailure),
  Wq: () => (/* binding */ bake),
  jq: () => (/* binding */ build),
  ol: () => (/* binding */ digestOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/js/src/plan/references.js
var references = __nccwpck_require__(4781);
// EXTERNAL MODULE: ./build/js/src/dockerfile/names.js
var names = __nccwpck_require__(6746);
// EXTERNAL MODULE: ./build/js/src/dockerfile/quote.js
var quote = __nccwpck_require__(1726);
// EXTERNAL MODULE: ./build/js/src/dockerfile/stages/kept.js
var kept = __nccwpck_require__(1646);
;// CONCATENATED MODULE: ./build/js/src/dockerfile/stages/targets.js


/**
 * Returns the bake targets of the extra stages of a plan, by name. They run on the builder's own CPU, and once: of a build that
 * loads or pushes what was built before, only what is loaded is part.
 */
function extraTargets({ stages: { test, lint, docs, dev } }, output) {
    if (output !== 'layout')
        return output === 'docker' && dev !== null ? [loaded(dev)] : [];
    return [
        ...(test === null ? [] : [target(names/* STAGES */.an.test, CHECKED)]),
        ...(lint === null ? [] : [target(names/* STAGES */.an.lint, CHECKED)]),
        ...(docs === null ? [] : [target(names/* STAGES */.an.docs, exported(docs.output))]),
        ...(dev === null ? [] : [target(names/* STAGES */.an.dev, CHECKED)]),
    ];
}
/** Nothing comes out but whether it went well. */
const CHECKED = 'type=cacheonly';
function target(stage, output) {
    return [stage, { inherits: ['shared'], target: stage, output: [output] }];
}
/** The engine's image store refuses an image with attestations. */
function loaded({ tags }) {
    return [
        names/* STAGES */.an.dev,
        {
            inherits: ['shared'],
            target: names/* STAGES */.an.dev,
            tags: tags.map(quote/* bakeString */.jl),
            attest: [],
            output: ['type=docker'],
        },
    ];
}
function exported({ type, dest }) {
    return (0,quote/* csvFields */.qZ)([`type=${type}`, `dest=${(0,quote/* bakeString */.jl)(dest)}`]);
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/bake.js





/**
 * Returns the bake definition of a plan, as JSON (docs.docker.com/build/bake/reference).
 *
 * All images are one bake, so that BuildKit compiles once for all of them. The cache is exported by a
 * target of its own that ends with the dependencies: the layers above it hold what every edit changes.
 */
function writeBake(plan, paths, output = 'layout', buildArguments = {}) {
    const toKeep = output === 'layout' && plan.cache.to.some((entry) => !isInline(entry)) ? (0,kept/* stageToKeep */.X)(plan) : null;
    const extras = extraTargets(plan, output);
    const images = plan.images.map((image) => [
        (0,names/* stageName */.CT)(image),
        imageTarget(plan, image, paths, output),
    ]);
    const definition = {
        group: {
            default: {
                targets: [
                    ...(toKeep === null ? [] : [names/* DEPENDENCIES_TARGET */.yC]),
                    ...extras.map(([name]) => name),
                    ...plan.images.map(names/* stageName */.CT),
                ],
            },
        },
        target: {
            shared: {
                context: (0,quote/* bakeString */.jl)(paths.context),
                dockerfile: (0,quote/* bakeString */.jl)(paths.dockerfile),
                ...(plan.solve.args.length > 0 ? { args: argumentsOf(plan, buildArguments) } : {}),
                'cache-from': plan.cache.from.map(quote/* bakeString */.jl),
                ...(plan.secrets.length > 0 ? { secret: (paths.secrets ?? []).map(quote/* bakeString */.jl) } : {}),
                ...(plan.ssh.length > 0 ? { ssh: plan.ssh.map(quote/* bakeString */.jl) } : {}),
                // Only the first build looks for newer bases or starts anew; the ones that follow reuse it.
                ...(output === 'layout' && plan.solve.noCache ? { 'no-cache': true } : {}),
                ...(output === 'layout' && plan.solve.pull ? { pull: true } : {}),
            },
            ...(toKeep === null ? {} : { [names/* DEPENDENCIES_TARGET */.yC]: cacheTarget(plan, toKeep) }),
            ...Object.fromEntries(extras),
            ...Object.fromEntries(images),
        },
    };
    return `${JSON.stringify(definition, null, 2)}\n`;
}
function argumentsOf({ solve }, values) {
    return Object.fromEntries(solve.args.map((name) => [name, (0,quote/* bakeString */.jl)(values[name] ?? '')]));
}
/** An inline cache lies in the image itself, so only an image can export it (docs.docker.com/build/cache/backends/inline). */
function isInline(entry) {
    return /(?:^|,)type=inline(?:,|$)/.test(entry);
}
function cacheTarget(plan, target) {
    return {
        inherits: ['shared'],
        target,
        output: ['type=cacheonly'],
        'cache-to': plan.cache.to.filter((entry) => !isInline(entry)).map(quote/* bakeString */.jl),
    };
}
function imageTarget(plan, image, paths, output) {
    return {
        inherits: ['shared'],
        target: (0,names/* stageName */.CT)(image),
        platforms: plan.platforms.map(({ name }) => name),
        // A push by digest takes no tags: they are put on once the digest is known to be right.
        tags: output === 'registry' ? [] : image.tags.map(quote/* bakeString */.jl),
        labels: Object.fromEntries(Object.entries(image.labels).map(([key, value]) => [(0,quote/* bakeString */.jl)(key), (0,quote/* bakeString */.jl)(value)])),
        // The engine's image store holds no index, so it refuses an image with attestations.
        attest: output === 'docker' ? [] : attestations(plan),
        'cache-to': plan.cache.to.filter(isInline).map(quote/* bakeString */.jl),
        ...(plan.embedsTime && plan.timestamp !== null
            ? { args: { [names/* COMMIT_TIME */.ol]: String(plan.timestamp.seconds) } }
            : {}),
        output: [exporter(plan, image, paths, output)],
    };
}
function exporter(plan, image, paths, output) {
    return (0,quote/* csvFields */.qZ)([...destination(image, paths, output), ...timestamps(plan)]);
}
function destination(image, paths, output) {
    switch (output) {
        case 'layout':
            return ['type=oci', 'tar=false', `dest=${(0,quote/* bakeString */.jl)(paths.layout(image))}`];
        case 'docker':
            return ['type=docker'];
        case 'registry':
            return [
                'type=image',
                'push=true',
                'push-by-digest=true',
                'name-canonical=true',
                `name=${(0,quote/* bakeString */.jl)((0,references/* repositoryOf */._M)(image.tags[0] ?? image.name))}`,
            ];
    }
}
/**
 * The time is given to the exporter alone. As the build argument `SOURCE_DATE_EPOCH` it would become part of every `WORKDIR`
 * (BuildKit's `dispatchWorkdir`), and with each commit all that follows one would be built again.
 */
function timestamps({ timestamp }) {
    return timestamp === null ? [] : ['rewrite-timestamp=true', `source-date-epoch=${timestamp.seconds}`];
}
function attestations({ attestations: { provenance, sbom } }) {
    return [
        ...(provenance === null ? [] : [attestation('provenance', provenance)]),
        ...(sbom === null ? [] : [attestation('sbom', sbom)]),
    ];
}
/** `true` and `false` as buildx's own flags `--provenance` and `--sbom` take them. */
function attestation(type, value) {
    if (value === 'true')
        return `type=${type}`;
    if (value === 'false')
        return `type=${type},disabled=true`;
    return `type=${type},${(0,quote/* bakeString */.jl)(value)}`;
}

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __nccwpck_require__(1024);
// EXTERNAL MODULE: ./build/js/src/builder/buildx.js
var buildx = __nccwpck_require__(4579);
// EXTERNAL MODULE: ./build/js/src/dockerfile/fresh.js
var fresh = __nccwpck_require__(9742);
;// CONCATENATED MODULE: ./build/js/src/builder/base-errors.js
/** What BuildKit does first with every `FROM`, and what it calls it. */
const METADATA = /^\[.*internal\] load metadata for (\S+)$/;
const WHO_DECIDES = 'The rows toolchain and runtime of the plan say which input names it: rust-version, runtime or builder-image';
/**
 * Kinds of failure in the words of BuildKit and of containerd's resolver (`no match for platform in manifest`, from
 * containerd's `images.Manifest`), the first that matches.
 */
const KINDS = [
    [
        /no match for platform/,
        'is not there for one of the platforms',
        'Leave that platform out of platforms, or take a base that has it (docker buildx imagetools inspect shows which). ' +
            WHO_DECIDES,
    ],
    [
        /\b429\b|toomanyrequests|rate limit/i,
        'was refused: its registry answers so many requests and no more',
        'Log in before this step (docker/login-action), which raises the limit, or run the job again later',
    ],
    [
        /\b40[13]\b|unauthorized|denied|authoriz|insufficient_scope/i,
        'may not be read, or does not exist: its registry tells neither from the other',
        `Check the name, and log in before this step (docker/login-action) where it is private. ${WHO_DECIDES}`,
    ],
    [/not found$/, 'does not exist', `Check its name and its tag. ${WHO_DECIDES}`],
    [
        /no such host|connection refused|i\/o timeout|certificate|TLS|failed to do request/,
        'could not be asked for: its registry did not answer',
        'Check the host in its name, and that this job can reach it',
    ],
];
/** Returns what is wrong with base images that could not be found or read, each once. */
function readBaseErrors(failures) {
    const problems = failures.flatMap(({ name, error }) => {
        const image = METADATA.exec(name)?.[1]?.replace(/^docker\.io\/(?:library\/)?/, '');
        const kind = KINDS.find(([pattern]) => pattern.test(error));
        if (image === undefined || kind === undefined)
            return [];
        return [[image, { what: `The base image ${image} ${kind[1]}: ${error}`, next: `${kind[2]}.` }]];
    });
    return [...new Map(problems).values()];
}

;// CONCATENATED MODULE: ./build/js/src/builder/test-failures.js
/** Lines of one test's output that are shown: a backtrace has hundreds. */
const MOST_LINES = 20;
/**
 * Returns the tests that failed, each with the place of its panic.
 *
 * libtest writes the output of every failed test below `---- name stdout ----`, and in it the panic as
 * `thread 'name' panicked at file:line:column:` (rust-lang/rust, library/test/src/formatters; the id of the thread follows its name
 * since Rust 1.91). The name of a test in the documentation is its place.
 */
function readTestFailures(lines) {
    return lines.flatMap((line, index) => {
        const name = /^---- (.+) stdout ----$/.exec(line)?.[1];
        if (name === undefined)
            return [];
        const rest = lines.slice(index + 1);
        const end = rest.findIndex((other) => /^(---- .+ stdout ----|failures:)$/.test(other));
        const output = trimmed(end === -1 ? rest : rest.slice(0, end));
        const place = placeOfDoctest(name) ?? placeOfPanic(output);
        return [
            {
                what: [`The test ${name} failed.`, ...output.slice(0, MOST_LINES)].join('\n'),
                ...(place === null ? {} : { where: place }),
                next: 'Correct the program or the test: cargo test on your machine gives the same.',
            },
        ];
    });
}
function placeOfPanic(output) {
    for (const line of output) {
        const found = /^thread '.*'(?: \(\d+\))? panicked at (.+?):(\d+):(\d+):?$/.exec(line);
        if (found?.[1] === undefined)
            continue;
        // Sources of a dependency or of the standard library are not in the checkout.
        if (found[1].startsWith('/'))
            return null;
        return { file: found[1], line: Number(found[2]), column: Number(found[3]) };
    }
    return null;
}
/** `src/lib.rs - next (line 5)` */
function placeOfDoctest(name) {
    const found = /^(\S.*\.rs) - .*\(line (\d+)\)(?: - .*)?$/.exec(name);
    return found?.[1] === undefined ? null : { file: found[1], line: Number(found[2]) };
}
function trimmed(lines) {
    const texts = lines.filter((line) => !line.startsWith('note: run with `RUST_BACKTRACE'));
    const first = texts.findIndex((line) => line.trim() !== '');
    const last = texts.findLastIndex((line) => line.trim() !== '');
    return first === -1 ? [] : texts.slice(first, last + 1);
}
/** Returns the places where rustfmt would write the source otherwise: `Diff in /checkout/src/main.rs:1:`, with the path in the builder. */
function readFormatErrors(lines, workspace) {
    return lines.flatMap((line, index) => {
        const found = /^Diff in (.+?)(?::(\d+):| at line (\d+):)$/.exec(line);
        if (found?.[1]?.startsWith(`${workspace}/`) !== true)
            return [];
        const rest = lines.slice(index + 1);
        const end = rest.findIndex((other) => other.startsWith('Diff in '));
        return [
            {
                what: [
                    'rustfmt would write this otherwise:',
                    ...rest.slice(0, end === -1 ? MOST_LINES : Math.min(end, MOST_LINES)),
                ].join('\n'),
                where: { file: found[1].slice(workspace.length + 1), line: Number(found[2] ?? found[3]) },
                next: 'Run cargo fmt, and commit what changed.',
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/js/src/builder/diagnose.js





/** GitHub shows ten annotations of a step and drops the rest (docs.github.com, "Workflow commands"). */
const MAX_COMPILE_ERRORS = 9;
/** Lines of a step that are shown when nothing in them is recognised. */
const TAIL = 15;
/**
 * Returns what went wrong in a failed build, the most telling first. Never empty.
 *
 * @param failures the failed steps
 * @param complaint buildx's own last word
 * @param workspace absolute path of the workspace root in the build stage
 */
function diagnose(failures, complaint, workspace = names/* CHECKOUT */.$b) {
    const compileErrors = failures.flatMap(({ lines }) => readCompileErrors(lines, workspace));
    if (compileErrors.length > 0)
        return unique(compileErrors).slice(0, MAX_COMPILE_ERRORS);
    const notCompiled = failures.find(({ lines }) => lines.at(-1) === fresh/* NOT_COMPILED */.Co);
    if (notCompiled !== undefined)
        return [keptForMembers(notCompiled.lines, workspace)];
    const checks = failures.flatMap(({ lines }) => [
        ...readTestFailures(lines),
        ...readFormatErrors(lines, workspace),
    ]);
    if (checks.length > 0)
        return unique(checks).slice(0, MAX_COMPILE_ERRORS);
    const bases = readBaseErrors(failures);
    if (bases.length > 0)
        return bases.slice(0, MAX_COMPILE_ERRORS);
    const step = failures.find(({ lines }) => lines.length > 0) ?? failures[0];
    if (step === undefined) {
        return [{ what: `docker buildx bake failed: ${complaint}`, next: 'Its output above says more.' }];
    }
    return [
        {
            what: [`The step ${step.name} failed: ${step.error}`, ...step.lines.slice(-TAIL)].join('\n'),
            next: 'The output above has the whole log of the step.',
        },
    ];
}
function keptForMembers(lines, workspace) {
    const members = lines.flatMap((line) => {
        const file = /^"manifest_path":"(.*)"$/.exec(line)?.[1];
        return file === undefined ? [] : [inCheckout(file, workspace)];
    });
    return {
        what: `Cargo did not compile ${[...new Set(members)].join(', ')}: it took what the dependency cache left for the output. Nothing of it is shipped.`,
        next: 'Run the job again with dependency-cache: none, and report it with the log of this step.',
    };
}
/**
 * Returns the errors that rustc reported, each with the place in the user's sources.
 *
 * rustc writes `error[E0425]: message`, which may go on over several lines, then ` --> file:line:column`, then
 * lines of a drawing, and ends with an empty line (rustc-dev-guide, "Diagnostics").
 */
function readCompileErrors(lines, workspace = names/* CHECKOUT */.$b) {
    const problems = [];
    for (const [index, line] of lines.entries()) {
        const head = /^error(\[E\d+\])?: (.+)$/.exec(line);
        if (head === null)
            continue;
        // Cargo's summary, such as `could not compile`, is followed by the next error without an empty line.
        const end = lines.findIndex((other, at) => at > index && (other.trim() === '' || /^(error|warning)\b/.test(other)));
        const block = lines.slice(index, end === -1 ? undefined : end);
        const place = block
            .map((part) => /^\s*--> (.+?):(\d+):(\d+)$/.exec(part))
            .find((found) => found !== null);
        // Without a place it is that summary.
        if (place?.[1] === undefined)
            continue;
        problems.push(compileError(block.join('\n'), inCheckout(place[1], workspace), Number(place[2]), Number(place[3])));
    }
    return problems;
}
/** rustc names the sources of a package beside the workspace by their path in the build stage. */
function inCheckout(file, workspace) {
    return file.startsWith(`${names/* CHECKOUT */.$b}/`) ? external_node_path_.posix.relative(workspace, file) : file;
}
/** Sources outside of the checkout have an absolute path, which exists in the build stage only. */
function compileError(what, file, line, column) {
    if (file.startsWith('/')) {
        return {
            what,
            next: 'The error is in a dependency: try another version of it, or of Rust with rust-version.',
        };
    }
    return {
        what,
        where: { file, line, column },
        next: 'Correct the source: cargo build on your machine gives the same error.',
    };
}
/** One source compiled for several targets has its errors once for each. */
function unique(problems) {
    return [...new Map(problems.map((problem) => [problem.what, problem])).values()];
}

;// CONCATENATED MODULE: ./build/js/src/builder/progress.js
/** A step of a large workspace writes a line a crate; what matters of a failure is at the end. */
const MAX_LINES = 2_000;
/**
 * Steps that make their layer here. When one fetches a layer instead, it was found in an imported cache:
 * BuildKit then shows the transfer and `DONE`, and no `CACHED`.
 */
const RUNS_HERE = /\] (?:RUN|COPY|ADD|WORKDIR)\b/;
/**
 * Returns a reader of `--progress=plain`: every line is `#<number> <event>`, where an event is the name of
 * the step, `CACHED`, `DONE 1.2s`, `ERROR: …`, `CANCELED`, or a time and a line of output
 * (moby/buildkit, util/progress/progressui/printer.go).
 */
function readProgress() {
    const steps = new Map();
    let rest = '';
    const line = (text) => {
        const match = /^#(\d+) (.*)$/s.exec(text);
        // Number 0 is buildx's own word on which builder it uses.
        if (match?.[1] === undefined || match[2] === undefined || match[1] === '0')
            return;
        progress_event(steps, match[1], match[2]);
    };
    return {
        write: (text) => {
            const lines = (rest + text).split('\n');
            rest = lines.pop() ?? '';
            lines.forEach(line);
        },
        steps: () => [...steps.values()].map(({ name, cached, duration }) => ({ name, cached, duration })),
        failures: () => [...steps.values()].flatMap(({ name, error, lines }) => error === null ? [] : [{ name, error, lines }]),
    };
}
function progress_event(steps, number, text) {
    const step = steps.get(number);
    if (step === undefined) {
        steps.set(number, { name: text, cached: false, duration: null, error: null, lines: [] });
        return;
    }
    const done = /^DONE (\d+(?:\.\d+)?)s$/.exec(text);
    const output = /^\d+\.\d+ (.*)$/s.exec(text);
    if (done !== null) {
        step.duration = Math.round(Number(done[1]) * 1000);
    }
    else if (text === 'CACHED') {
        step.cached = true;
        step.duration = 0;
    }
    else if (/^(?:extracting )?sha256:/.test(text) && RUNS_HERE.test(step.name)) {
        step.cached = true;
    }
    else if (text.startsWith('ERROR: ')) {
        step.error = text.slice('ERROR: '.length);
    }
    else if (output?.[1] !== undefined) {
        step.lines.push(output[1]);
        if (step.lines.length > MAX_LINES)
            step.lines.shift();
    }
}

;// CONCATENATED MODULE: ./build/js/src/builder/build.js








/** A failed build: its message is the first problem, and the rest are annotations. */
class BuildFailure extends errors/* UserError */.yo {
    others;
    constructor(problems) {
        const [first, ...others] = problems;
        if (first === undefined)
            throw new Error('a build failure without a problem');
        super(first);
        this.name = 'BuildFailure';
        this.others = others;
    }
}
/**
 * Builds every image of a plan into an OCI layout of its own. Nothing is published.
 *
 * @throws BuildFailure when buildx ends with another exit code than 0, whatever it wrote
 */
async function build(plan, site) {
    const start = performance.now();
    const { metadata, steps } = await bake(plan, site, 'layout');
    return {
        images: plan.images.map((image) => ({
            name: image.name,
            layout: layoutOf(site, image),
            digest: digestOf(metadata, image),
        })),
        metadata: Object.fromEntries(plan.images.map((image) => [image.name, metadata[(0,names/* stageName */.CT)(image)]])),
        steps,
        duration: performance.now() - start,
    };
}
/**
 * Runs the bake definition of a plan with one kind of output.
 *
 * @returns buildx's metadata and the steps
 */
async function bake(plan, site, output) {
    const definition = external_node_path_.join(site.folder, `bake-${output}.json`);
    const metadataFile = external_node_path_.join(site.folder, `metadata-${output}.json`);
    await (0,promises_.mkdir)(external_node_path_.join(site.folder, 'layouts'), { recursive: true });
    const paths = {
        context: plan.context.path,
        dockerfile: site.dockerfile,
        layout: (image) => layoutOf(site, image),
        secrets: site.secrets,
    };
    await (0,promises_.writeFile)(definition, writeBake(plan, paths, output, site.buildArguments));
    const progress = readProgress();
    const result = await site.buildx.run([
        'bake',
        '--builder',
        site.builder.name,
        '--file',
        definition,
        '--progress',
        'plain',
        '--metadata-file',
        metadataFile,
        // Bake asks before it reads or writes outside of the working directory; these are the plan's own paths.
        `--allow=fs=${plan.context.path}`,
        `--allow=fs=${site.folder}`,
        ...(plan.ssh.length > 0 ? ['--allow=ssh'] : []),
        ...secretFiles(site).map((file) => `--allow=fs.read=${file}`),
        ...exportsOf(plan).map((folder) => `--allow=fs.write=${folder}`),
        ...localCaches(plan).map((folder) => `--allow=fs=${folder}`),
    ], {
        folder: plan.context.path,
        onStderr: (text) => {
            progress.write(text);
            site.log.stream(text);
        },
    });
    if (result.exitCode !== 0)
        throw new BuildFailure(diagnose(progress.failures(), (0,buildx/* complaint */.U)(result), folderOf(plan)));
    return {
        metadata: JSON.parse(await (0,promises_.readFile)(metadataFile, 'utf8')),
        steps: progress.steps(),
    };
}
/** Where the workspace root is in the build stage. */
function folderOf({ context }) {
    return external_node_path_.posix.join(names/* CHECKOUT */.$b, context.workspace);
}
/** Where the files of stages go. */
function exportsOf({ stages: { docs } }) {
    return docs === null ? [] : [docs.output.dest];
}
/** Folders of `type=local` caches, which the user named. */
function localCaches({ cache }) {
    return [...cache.from, ...cache.to].flatMap((entry) => {
        const fields = entry.split(',');
        if (!fields.includes('type=local'))
            return [];
        return fields
            .map((field) => /^(?:src|dest)=(.+)$/.exec(field)?.[1])
            .filter((folder) => folder !== undefined);
    });
}
/** Files of secrets, which the user named; those of ours lie in our own folder. */
function secretFiles({ secrets }) {
    return secrets.flatMap((entry) => /(?:^|,)"?src=([^"]+)"?$/.exec(entry)?.[1] ?? []);
}
function layoutOf(site, image) {
    return external_node_path_.join(site.folder, 'layouts', (0,names/* stageName */.CT)(image));
}
/**
 * Returns an image's digest from buildx's metadata.
 *
 * @throws UserError when buildx reports none (docker/build-push-action#1435)
 */
function digestOf(metadata, image) {
    const entry = metadata[(0,names/* stageName */.CT)(image)];
    const digest = typeof entry === 'object' && entry !== null && 'containerimage.digest' in entry
        ? entry['containerimage.digest']
        : undefined;
    if (typeof digest !== 'string') {
        throw new errors/* UserError */.yo({
            what: `buildx gave no digest for ${image.name}.`,
            next: 'Run the job again; if it stays so, report it with the log of this step.',
        });
    }
    return digest;
}


/***/ }),

/***/ 4579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ complaint),
/* harmony export */   a: () => (/* binding */ findBuildx)
/* harmony export */ });
/* harmony import */ var semver__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2088);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1024);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8242);



/** Oldest buildx that hands BuildKit the second version of GitHub's cache service, the only one left (docker/buildx v0.21.0). */
const OLDEST = '0.21.0';
/** Since this version `imagetools create` copies an image out of an OCI layout (docker/buildx v0.33.0). */
const COPIES_LAYOUTS = '0.33.0';
/** What a buildx says that was built without a version, as distributions do: taken for one that can do the least. */
const UNKNOWN = '0.0.0';
/**
 * Finds Docker's buildx.
 *
 * @param run how tools are run
 * @throws UserError when Docker or buildx is missing, or buildx is too old
 */
async function findBuildx(run = _run_js__WEBPACK_IMPORTED_MODULE_2__/* .runTool */ .q) {
    const output = await run('docker', ['buildx', 'version']);
    if (output === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo({
            what: 'Docker is not installed: there is no command docker on the PATH.',
            next: 'Use a runner with Docker (GitHub’s ubuntu runners have it), or install it: https://docs.docker.com/engine/install/',
        });
    }
    const version = output.exitCode === 0 ? (0,semver__WEBPACK_IMPORTED_MODULE_0__.coerce)(/\bv?\d+\.\d+\.\d+\S*/.exec(output.stdout)?.[0]) : null;
    if (version === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo({
            what: `Docker has no buildx: ${firstLine(output.stderr) ?? 'docker buildx version failed'}.`,
            next: 'Put docker/setup-buildx-action before this step, or install the plugin: https://github.com/docker/buildx#installing',
        });
    }
    if (version.version !== UNKNOWN && !(0,semver__WEBPACK_IMPORTED_MODULE_0__.gte)(version, OLDEST)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo({
            what: `buildx ${version.version} is too old; ${OLDEST} or newer is needed.`,
            next: 'Put docker/setup-buildx-action before this step, or update the plugin.',
        });
    }
    return buildx(version, run);
}
function buildx(version, run) {
    let elapsed = 0;
    return {
        version: version.version,
        copiesLayouts: (0,semver__WEBPACK_IMPORTED_MODULE_0__.gte)(version, COPIES_LAYOUTS),
        elapsed: () => elapsed,
        run: async (args, options) => {
            const start = performance.now();
            const output = await run('docker', ['buildx', ...args], {
                ...options,
                // buildx makes a build argument of it, which changes every WORKDIR; the plan hands it on where it belongs.
                env: { ...options?.env, SOURCE_DATE_EPOCH: '' },
            });
            elapsed += performance.now() - start;
            if (output === null)
                throw new Error('docker is no longer on the PATH');
            return output;
        },
    };
}
/** Returns what a failed call has to say for itself: its last `ERROR:` line, else its last line. */
function complaint({ stderr, stdout, exitCode }) {
    const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
    const error = lines.findLast((line) => line.startsWith('ERROR:')) ?? lines.at(-1);
    return error?.replace(/^ERROR:\s*/, '') ?? `exit code ${exitCode}`;
}
/** Without the full stop, for use inside a sentence. */
function firstLine(text) {
    return (text
        .split('\n')
        .find((line) => line.trim() !== '')
        ?.trim()
        .replace(/\.$/, '') ?? null);
}


/***/ }),

/***/ 8242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ runTool)
/* harmony export */ });
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7187);
/* harmony import */ var _actions_io__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8701);


/** Of a process that a signal ended, a shell says 128 and the signal's number; which one is of no use here. */
const ENDED_BY_SIGNAL = 128;
/**
 * Runs a tool without a shell, and without echoing what it writes. Its standard input stays open and empty, for tools that ask
 * nobody: to end it, exec writes to it, and of a tool that has ended before that nobody catches the error.
 *
 * @returns null when the tool is not on the `PATH`; an exit code that is not 0 is the caller's to judge
 */
async function runTool(tool, args, options = {}) {
    const command = await (0,_actions_io__WEBPACK_IMPORTED_MODULE_1__/* .which */ .K7)(tool, false);
    if (command === '')
        return null;
    const decoder = new TextDecoder();
    // The first argument of exec is split at spaces, hence the quotes.
    const output = await (0,_actions_exec__WEBPACK_IMPORTED_MODULE_0__/* .getExecOutput */ .H)(`"${command}"`, [...args], {
        silent: true,
        ignoreReturnCode: true,
        ...(options.folder === undefined ? {} : { cwd: options.folder }),
        env: { ...definedEnvironment(), ...options.env },
        listeners: {
            stderr: (data) => options.onStderr?.(decoder.decode(data, { stream: true })),
        },
    });
    // The type does not say so, but a signal leaves no exit code.
    return { ...output, exitCode: Number.isInteger(output.exitCode) ? output.exitCode : ENDED_BY_SIGNAL };
}
function definedEnvironment() {
    return Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== undefined));
}


/***/ }),

/***/ 7082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RA: () => (/* binding */ CallError),
/* harmony export */   lR: () => (/* binding */ readArguments)
/* harmony export */ });
/* unused harmony export COMMANDS */
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1024);
/* harmony import */ var _options_table_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4958);



const COMMANDS = ['plan', 'generate', 'check', 'build', 'inspect'];
/**
 * Reads the arguments. Each input of the action is an option of the same name; a list may be given in one
 * option or by repeating it, and `--push` is `--push=true`.
 *
 * @throws UserError for an unknown command or option
 */
function readArguments(args) {
    const options = {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'V' },
    };
    for (const { name } of _options_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .mc)
        options[name] = { type: 'string', multiple: true };
    const { values, positionals } = parse(args.map(spellOutFlag), options);
    const [command, subject, ...rest] = positionals;
    if (rest.length > 0)
        throw wrongCall(`There is one argument too many: ${rest.join(' ')}.`);
    return {
        command: command === undefined ? null : commandNamed(command),
        subject: subject ?? null,
        inputs: Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (0,_options_table_js__WEBPACK_IMPORTED_MODULE_2__/* .isInputName */ .wp)(name) && Array.isArray(value) ? [[name, value.join('\n')]] : [])),
        json: values.json === true,
        help: values.help === true,
        version: values.version === true,
    };
}
function parse(args, options) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args, options, allowPositionals: true, strict: true });
    }
    catch (error) {
        throw wrongCall(error instanceof Error ? error.message : String(error), { cause: error });
    }
}
/** `parseArgs` has no option that is both a flag and takes a value. */
function spellOutFlag(arg) {
    const name = arg.replace(/^--/, '');
    const isFlag = arg.startsWith('--') && _options_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .mc.some((input) => input.kind === 'boolean' && input.name === name);
    return isFlag ? `${arg}=true` : arg;
}
function commandNamed(name) {
    const found = COMMANDS.find((command) => command === name);
    if (found === undefined)
        throw wrongCall(`There is no command ${name}.`);
    return found;
}
/** A call that was typed wrongly: exit code 2. */
class CallError extends _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo {
    name = 'CallError';
}
function wrongCall(what, options) {
    return new CallError({ what, next: `Commands: ${COMMANDS.join(', ')}. rust-docker --help lists the options.` }, options);
}


/***/ }),

/***/ 4927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ helpText)
/* harmony export */ });
/* harmony import */ var _options_table_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4958);

const HELP = {
    plan: {
        usage: 'rust-docker plan [workspace]',
        what: 'Reads the workspace and prints each decision with its reason. Writes and builds nothing.',
        example: 'rust-docker plan examples/shop --libc musl',
        takesInputs: true,
    },
    generate: {
        usage: 'rust-docker generate [workspace]',
        what: 'Writes the Dockerfile and its .dockerignore. Builds nothing.',
        example: 'rust-docker generate examples/shop --file Dockerfile',
        takesInputs: true,
    },
    check: {
        usage: 'rust-docker check [workspace]',
        what: 'Fails where the committed Dockerfile or its .dockerignore is not what generate would write. Writes nothing.',
        example: 'rust-docker check examples/shop --file Dockerfile',
        takesInputs: true,
    },
    build: {
        usage: 'rust-docker build [workspace]',
        what: 'Builds every image for every platform, checks that it will start, and prints its sizes.',
        example: 'rust-docker build examples/shop --tags localhost:5000/{bin}:dev --push',
        takesInputs: true,
    },
    inspect: {
        usage: 'rust-docker inspect <layout folder | tar | image reference>',
        what: 'Opens an image and prints its sizes and what its binary is, for each platform.',
        example: 'rust-docker inspect gcr.io/distroless/cc-debian13:nonroot',
        takesInputs: false,
    },
};
/** Returns the help of one command, or of all. */
function helpText(command) {
    return command === null ? overview() : commandHelp(HELP[command]);
}
function overview() {
    const commands = Object.values(HELP).map(({ usage, what, example }) => `  ${usage}\n      ${what}\n      Example: ${example}`);
    return [
        'rust-docker: container images of a Rust workspace, planned, built, proven and measured.',
        '',
        ...commands,
        '',
        '  --json      one JSON document on standard output, everything else on standard error',
        '  --help      this text; after a command, its options',
        '  --version   the version',
        '',
        'Exit codes: 0 done, 1 what was asked failed, 2 the call was wrong.',
    ].join('\n');
}
function commandHelp({ usage, what, example, takesInputs }) {
    return [
        `${usage} [options]`,
        what,
        '',
        `Example: ${example}`,
        ...(takesInputs ? ['', ...optionHelp()] : []),
        '',
        '  --json',
        '      One JSON document on standard output, everything else on standard error.',
    ].join('\n');
}
function optionHelp() {
    const groups = [...new Set(_options_table_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .mc.map(({ group }) => group))];
    return groups.flatMap((group) => [
        `${group}:`,
        ..._options_table_js__WEBPACK_IMPORTED_MODULE_0__/* .INPUTS */ .mc.filter((input) => input.group === group && input.name !== 'workspace' && input.name !== 'mode').map((input) => `  --${input.name}${valueHelp(input)}\n      ${input.description}${input.default === '' ? '' : ` Default: ${input.default}.`}`),
        '',
    ]);
}
function valueHelp(input) {
    switch (input.kind) {
        case 'boolean':
            return '[=true|false]';
        case 'choice':
            return ` ${input.choices.join('|')}`;
        case 'list':
            return ' a,b';
        case 'text':
            return ' text';
    }
}


/***/ }),

/***/ 9490:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _builder_build_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3064);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1024);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7082);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4927);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6616);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4859);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3058);







/** What a person calls. Exit codes: 0 done, 1 what was asked failed, 2 the call was wrong. */
try {
    await run((0,_arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .readArguments */ .lR)(process.argv.slice(2)));
}
catch (error) {
    process.exitCode = error instanceof _arguments_js__WEBPACK_IMPORTED_MODULE_2__/* .CallError */ .RA ? 2 : 1;
    tell(error);
}
async function run(call) {
    if (call.version) {
        process.stdout.write(`rust-docker ${_version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x}\n`);
    }
    else if (call.help || call.command === null) {
        process.stdout.write(`${(0,_help_js__WEBPACK_IMPORTED_MODULE_3__/* .helpText */ .B)(call.command)}\n`);
        if (!call.help)
            process.exitCode = 2;
    }
    else {
        await (0,_run_js__WEBPACK_IMPORTED_MODULE_5__/* .runCommand */ .d)(call.command, call);
    }
}
function tell(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo) {
        const others = error instanceof _builder_build_js__WEBPACK_IMPORTED_MODULE_0__/* .BuildFailure */ .$w ? error.others : [];
        for (const problem of [error.problem, ...others])
            (0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .writeProblem */ .b)('error', problem);
    }
    else {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_4__/* .writeProblem */ .b)('error', {
            what: `Unexpected: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error)}`,
            next: 'Set RUNNER_DEBUG=1 for the details, and report it.',
        });
    }
    if (process.env.RUNNER_DEBUG === '1' && error instanceof Error)
        process.stderr.write(`${error.stack ?? ''}\n`);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 6616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ writeProblem),
/* harmony export */   d: () => (/* binding */ terminalLog)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1024);


/** `styleText` asks the stream itself whether it is a terminal that shows colours, and honours `NO_COLOR`. */
function style(format, text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(format, text, { stream: process.stderr });
}
/** Returns a log that writes to standard error, so that standard output holds nothing but the answer. */
function terminalLog() {
    return {
        info: (text) => {
            process.stderr.write(`${text}\n`);
        },
        warn: (problem) => {
            writeProblem('warning', problem);
        },
        stream: (text) => {
            process.stderr.write(text);
        },
        step: async (title, work) => {
            process.stderr.write(`${style('bold', `== ${title}`)}\n`);
            return work();
        },
    };
}
/** Writes a problem as what, where and next. */
function writeProblem(kind, { what, where, next }) {
    const head = style(kind === 'error' ? ['red', 'bold'] : ['yellow', 'bold'], `${kind}:`);
    const place = where === undefined ? '' : `\n  at ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .formatPlace */ .dE)(where)}`;
    process.stderr.write(`${head} ${what}${place}\n${style('dim', next)}\n`);
}


/***/ }),

/***/ 4859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./build/js/src/builder/cache-service.js
/**
 * Returns what this job may do with GitHub's cache service.
 *
 * BuildKit drops a `type=gha` cache without a word where the service is missing, so it is asked for here.
 * What a token allows stands in its claim `ac`, a JSON list of scopes with permissions, of which the bit 2 is
 * "write" (actions/toolkit, `cache/src/internal`; the same claim is read by tonistiigi/go-actions-cache).
 */
async function cacheAccess(env) {
    const token = env.ACTIONS_RUNTIME_TOKEN;
    if (token === undefined || token === '')
        return 'absent';
    // Loaded only in a job: it brings the client of the storage service along.
    const { isFeatureAvailable } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(155)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3155));
    if (!isFeatureAvailable())
        return 'absent';
    return mayWrite(token) ? 'write' : 'read';
}
/** A token that cannot be read is taken for one that may write: the service has the last word, and its refusal is ignored. */
function mayWrite(token) {
    try {
        const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
        if (typeof payload.ac !== 'string')
            return true;
        const scopes = JSON.parse(payload.ac);
        return scopes.some(({ Permission }) => typeof Permission === 'number' && (Permission & 2) !== 0);
    }
    catch {
        return true;
    }
}

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __nccwpck_require__(1024);
;// CONCATENATED MODULE: ./build/js/src/builder/timestamp.js

/** The year 9999: later ones have no form in RFC 3339. */
const LATEST = 253_402_300_799;
/**
 * Returns the time of the sources: that of `SOURCE_DATE_EPOCH`, else that of the commit that is checked out. Null where there is
 * no git, or no commit, or git does not trust the folder.
 *
 * @param folder where the workspace is
 * @throws UserError for a `SOURCE_DATE_EPOCH` that is none
 */
async function readTimestamp(folder, env, run) {
    const given = env.SOURCE_DATE_EPOCH ?? '';
    if (given !== '')
        return timestampOf(given, 'SOURCE_DATE_EPOCH');
    // A repository can ask for signatures to be shown, which starts a program of its choice.
    const output = await run('git', [
        '-C',
        folder,
        '-c',
        'log.showSignature=false',
        'log',
        '-1',
        '--no-show-signature',
        '--format=%ct',
    ]);
    const text = output?.exitCode === 0 ? output.stdout.trim() : '';
    return /^\d{1,12}$/.test(text) ? timestampOf(text, 'git') : null;
}
function timestampOf(text, from) {
    const seconds = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (!(seconds <= LATEST)) {
        throw new errors/* UserError */.yo({
            what: `SOURCE_DATE_EPOCH is ${JSON.stringify(text)}, which is no number of seconds since 1970.`,
            next: 'Set it to such a number, or leave it out: then the time of the commit is taken.',
        });
    }
    return { seconds, text: new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'), from };
}

;// CONCATENATED MODULE: ./build/js/src/builder/surroundings.js



/**
 * Returns what the job says of itself, which on a laptop is nothing, and when the sources were written.
 *
 * @param folder where the workspace is
 */
async function readSurroundings(folder, env, run) {
    const [cacheService, timestamp] = await Promise.all([cacheAccess(env), readTimestamp(folder, env, run)]);
    if (env.GITHUB_ACTIONS !== 'true' || env.GITHUB_REPOSITORY === undefined) {
        return { cacheService, checkout: null, source: null, revision: null, timestamp };
    }
    const { context } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(413)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
    const { owner, repo } = context.repo;
    return {
        cacheService,
        checkout: checkoutOf(env),
        source: `${context.serverUrl}/${owner}/${repo}`,
        // Of a pull request the job builds a merge commit that nobody has: its head is what a person looks for.
        revision: headOf(context.payload) ?? context.sha,
        timestamp,
    };
}
function headOf(payload) {
    const head = payload.pull_request?.head;
    if (typeof head !== 'object' || head === null || !('sha' in head))
        return null;
    return typeof head.sha === 'string' ? head.sha : null;
}
/**
 * Returns the absolute path of the job's checkout, links resolved: a workspace is known by its real path, and the
 * checkout may be reached through a link. Null where there is none.
 */
function checkoutOf(env) {
    const folder = env.GITHUB_WORKSPACE ?? '';
    if (folder === '')
        return null;
    try {
        return (0,external_node_fs_.realpathSync)(folder);
    }
    catch {
        return folder;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./build/js/src/builder/buildx.js
var builder_buildx = __nccwpck_require__(4579);
;// CONCATENATED MODULE: ./build/js/src/builder/builder.js





/** What the builders that are created here are called. */
const BUILDER_NAME = /^rust-docker-[0-9a-f]{12}$/;
/**
 * Chooses the builder: the one that was named, else the current one if its driver can write an OCI layout
 * for several platforms, else a new one.
 *
 * @param folder where a configuration given inline is written
 * @param onCreate told the name of a new builder before it is created
 * @throws UserError when the named builder does not exist, or creating one fails
 */
async function prepareBuilder(buildx, options, folder, onCreate) {
    const wantsNew = options.driver !== 'auto' || hasCreateOptions(options);
    if (options.name !== null)
        return namedBuilder(options.name, await listBuilders(buildx), 'the input builder');
    if (!wantsNew) {
        const builders = await listBuilders(buildx);
        // `buildx ls` tells the current one of the store, which this variable overrides everywhere else.
        const variable = process.env.BUILDX_BUILDER ?? '';
        if (variable !== '')
            return namedBuilder(variable, builders, 'the variable BUILDX_BUILDER');
        const current = builders.find(({ Current }) => Current);
        // The engine's own driver has no OCI exporter for several platforms (docs.docker.com/build/builders/drivers).
        if (current !== undefined && current.Driver !== 'docker') {
            return { name: current.Name, driver: current.Driver, created: false, why: 'the current builder' };
        }
    }
    return createBuilder(buildx, options, folder, onCreate);
}
function hasCreateOptions(options) {
    return (options.driverOpts.length > 0 ||
        [options.buildkitdConfig, options.buildkitdConfigInline, options.buildkitdFlags, options.endpoint].some((value) => value !== null));
}
function namedBuilder(name, builders, by) {
    const found = builders.find(({ Name }) => Name === name);
    if (found === undefined) {
        throw new errors/* UserError */.yo({
            what: `There is no builder ${name}, which ${by} names.`,
            next: `Builders: ${builders.map(({ Name }) => Name).join(', ')}. Without the input, one is found or created.`,
        });
    }
    if (found.Driver === 'docker') {
        throw new errors/* UserError */.yo({
            what: `The builder ${name}, which ${by} names, is the Docker engine's own: its driver docker cannot write images for several platforms.`,
            next: 'Leave the name away, and a builder is found or created; or name one with the driver docker-container.',
        });
    }
    return { name, driver: found.Driver, created: false, why: `named by ${by}` };
}
async function listBuilders(buildx) {
    const output = await buildx.run(['ls', '--format', 'json']);
    if (output.exitCode !== 0) {
        throw new errors/* UserError */.yo({
            what: `docker buildx ls failed: ${(0,builder_buildx/* complaint */.U)(output)}`,
            next: 'Check that Docker is running: docker info.',
        });
    }
    return output.stdout
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line));
}
async function createBuilder(buildx, options, folder, onCreate) {
    const name = `rust-docker-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    onCreate(name);
    const driver = options.driver === 'auto' ? 'docker-container' : options.driver;
    const config = await configFile(options, folder);
    const output = await buildx.run([
        'create',
        '--name',
        name,
        '--driver',
        driver,
        ...options.driverOpts.flatMap((option) => ['--driver-opt', option]),
        ...(options.buildkitdFlags === null ? [] : ['--buildkitd-flags', options.buildkitdFlags]),
        ...(config === null ? [] : ['--buildkitd-config', config]),
        '--bootstrap',
        ...(options.endpoint === null ? [] : [options.endpoint]),
    ]);
    if (output.exitCode !== 0) {
        await removeBuilder(buildx, name);
        throw new errors/* UserError */.yo({
            what: `A builder could not be created: ${(0,builder_buildx/* complaint */.U)(output)}`,
            next: 'Check that Docker is running (docker info), and the inputs driver, driver-opts and buildkitd-config.',
        });
    }
    return { name, driver, created: true, why: 'created for this job, removed at its end' };
}
async function configFile(options, folder) {
    if (options.buildkitdConfigInline === null)
        return options.buildkitdConfig;
    const file = external_node_path_.join(folder, 'buildkitd.toml');
    await (0,promises_.writeFile)(file, options.buildkitdConfigInline);
    return file;
}
/**
 * Removes a builder that was created here.
 *
 * @returns null when it is gone, or why it could not be removed
 */
async function removeBuilder(buildx, name) {
    const output = await buildx.run(['rm', '--force', name]);
    const isGone = output.exitCode === 0 || /no builder .* found/.test(output.stderr);
    return isGone ? null : (0,builder_buildx/* complaint */.U)(output);
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io.js
var io = __nccwpck_require__(8701);
;// CONCATENATED MODULE: ./build/js/src/builder/cargo.js


/** Of a process that a signal ended, a shell says 128 and the signal's number; which one is of no use here. */
const ENDED_BY_SIGNAL = 128;
/**
 * Runs this machine's cargo, without a shell. rustup is told not to install a toolchain for it: that would take longer
 * than reading the manifests.
 *
 * Not with `@actions/exec`, which searches all that came so far for a line break at each piece: `cargo metadata` writes
 * megabytes in one line.
 *
 * @returns null when there is no cargo on the `PATH`; an exit code that is not 0 is the caller's to judge
 */
async function runCargo(args, folder) {
    const command = await (0,io/* which */.K7)('cargo', false);
    if (command === '')
        return null;
    const options = {
        cwd: folder,
        env: { ...process.env, RUSTUP_AUTO_INSTALL: '0', CARGO_TERM_COLOR: 'never' },
        encoding: 'utf8',
        maxBuffer: Infinity,
    };
    return new Promise((resolve, reject) => {
        (0,external_node_child_process_namespaceObject.execFile)(command, args, options, (error, stdout, stderr) => {
            const code = error === null ? 0 : (error.code ?? ENDED_BY_SIGNAL);
            if (typeof code === 'number')
                resolve({ exitCode: code, stdout, stderr });
            else
                reject(error ?? new Error(code));
        });
    });
}

;// CONCATENATED MODULE: external "node:stream/consumers"
const consumers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");
;// CONCATENATED MODULE: ./build/js/src/cpu.js
/**
 * Returns an architecture in containerd's normal form: other names for it are replaced, variants that say nothing are left
 * out, and arm's default is filled in (containerd/platforms, `normalizeArch` in database.go).
 */
function normalArchitecture(name, variant) {
    const [architecture, level] = [name.toLowerCase(), variant.toLowerCase()];
    switch (architecture) {
        case 'i386':
            return { architecture: '386', variant: '' };
        case 'x86_64':
        case 'x86-64':
        case 'amd64':
            return { architecture: 'amd64', variant: level === 'v1' ? '' : level };
        case 'aarch64':
        case 'arm64':
            return { architecture: 'arm64', variant: ARM64_VARIANTS.get(level) ?? level };
        case 'armhf':
            return { architecture: 'arm', variant: 'v7' };
        case 'armel':
            return { architecture: 'arm', variant: 'v6' };
        case 'arm':
            return { architecture, variant: level === '' ? 'v7' : level.replace(/^([5-8])$/, 'v$1') };
        default:
            return { architecture, variant: level };
    }
}
const ARM64_VARIANTS = new Map([
    ['8', ''],
    ['v8', ''],
    ['v8.0', ''],
    ['9', 'v9'],
    ['9.0', 'v9'],
    ['v9.0', 'v9'],
]);

;// CONCATENATED MODULE: ./build/js/src/image/source.js




/** Bound for a manifest, index or config: far above the 4 MB that registries are asked to take for a manifest. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;
/** Whether a JSON value is an object. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Returns a JSON value where it is a string, null otherwise. */
function stringOf(value) {
    return typeof value === 'string' ? value : null;
}
/** Returns the members of a JSON object whose values are strings. */
function stringsOf(value) {
    return Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter((entry) => typeof entry[1] === 'string'));
}
/** Returns a checked descriptor. Throws {@link UserError}; `where` says whose descriptor it is, for the message. */
function parseDescriptor(value, where) {
    if (!isObject(value)) {
        throw invalidImage(`A descriptor in ${where} is not an object.`);
    }
    const { digest, size } = value;
    if (typeof digest !== 'string' || !/^sha256:[0-9a-f]{64}$/.test(digest)) {
        throw invalidImage(`A descriptor in ${where} has the digest ${JSON.stringify(digest)}.`);
    }
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
        throw invalidImage(`${digest} in ${where} has the size ${JSON.stringify(size)}.`);
    }
    return {
        mediaType: stringOf(value.mediaType) ?? '',
        digest,
        size,
        annotations: stringsOf(value.annotations),
        artifactType: stringOf(value.artifactType),
        platform: platformName(value.platform),
    };
}
/**
 * Returns `os/architecture[/variant]` of a platform object or an image config, null where either is missing. It is
 * containerd's normal form (`platforms.Normalize`), so that `linux/arm64/v8` and `linux/arm64` are one.
 */
function platformName(value) {
    if (!isObject(value)) {
        return null;
    }
    const { os, architecture, variant } = value;
    if (!isPlatformPart(os) || !isPlatformPart(architecture)) {
        return null;
    }
    const normal = normalArchitecture(architecture, isPlatformPart(variant) ? variant : '');
    return [os, normal.architecture, ...(normal.variant === '' ? [] : [normal.variant])].join('/');
}
/** The characters that containerd allows: a name that goes into messages holds no line break. */
function isPlatformPart(value) {
    return typeof value === 'string' && /^[A-Za-z0-9_.-]+$/.test(value);
}
/** Passes a blob's bytes on and throws {@link UserError} unless they are as many, and hash, as its descriptor says. */
async function* verified(bytes, { digest, size }) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let length = 0;
    for await (const chunk of bytes) {
        length += chunk.length;
        if (length > size) {
            throw invalidImage(`Blob ${digest} is longer than the ${size} bytes that its descriptor gives.`);
        }
        hash.update(chunk);
        yield chunk;
    }
    if (length < size) {
        throw invalidImage(`Blob ${digest} has ${length} of ${size} bytes.`);
    }
    const actual = `sha256:${hash.digest('hex')}`;
    if (actual !== digest) {
        throw invalidImage(`Blob ${digest} has other bytes than its name says: their digest is ${actual}.`);
    }
}
/**
 * Returns the JSON document of a blob, which `open` opens. Throws {@link UserError} for one that is too long, damaged
 * or no JSON.
 */
async function readJsonBlob(descriptor, open) {
    if (descriptor.size > MAX_JSON_BYTES) {
        throw invalidImage(`${descriptor.digest} should be JSON and has ${descriptor.size} bytes.`);
    }
    const text = await (0,consumers_namespaceObject.text)(verified(await open(), descriptor));
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw invalidImage(`Blob ${descriptor.digest} is not valid JSON.`, { cause: error });
    }
}
/** Returns the error for an image that cannot be read. */
function invalidImage(what, options) {
    return new errors/* UserError */.yo({ what, next: 'The image is incomplete or damaged: build it, or copy it, again.' }, options);
}

;// CONCATENATED MODULE: ./build/js/src/image/layout.js






const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const REF_NAME = 'org.opencontainers.image.ref.name';
/** Large enough that reading costs little beside decompressing. */
const READ_CHUNK = 256 * 1024;
/**
 * Opens an OCI image layout folder, as BuildKit writes one with `type=oci,tar=false,dest=DIR`. `digest` says which
 * image is meant where the folder holds several. Throws {@link UserError} where it is no layout, or which image is
 * meant is not clear.
 */
async function openLayout(folder, digest) {
    const path = (0,external_node_path_.join)(folder, 'index.json');
    const text = await readIndex(path, folder);
    const images = parseIndex(text, path);
    const root = chooseRoot(images, text, folder, digest);
    async function open(descriptor) {
        const blob = (0,external_node_path_.join)(folder, 'blobs', 'sha256', descriptor.digest.slice('sha256:'.length));
        const found = await (0,promises_.stat)(blob).catch(() => null);
        if (found?.isFile() !== true) {
            throw invalidImage(`OCI layout ${folder} lacks blob ${descriptor.digest}.`);
        }
        if (found.size !== descriptor.size) {
            throw invalidImage(`Blob ${descriptor.digest} of OCI layout ${folder} has ${found.size} bytes instead of ${descriptor.size}.`);
        }
        return (0,external_node_fs_.createReadStream)(blob, { highWaterMark: READ_CHUNK });
    }
    return {
        name: `OCI layout ${folder}`,
        index: () => Promise.resolve(root),
        open,
        json: (descriptor) => descriptor.digest === digestOf(text)
            ? Promise.resolve(JSON.parse(text))
            : readJsonBlob(descriptor, () => open(descriptor)),
    };
}
async function readIndex(path, folder) {
    const found = await (0,promises_.stat)(path).catch(() => null);
    if (found?.isFile() !== true) {
        throw new errors/* UserError */.yo({
            what: `${folder} is not an OCI layout: it has no index.json.`,
            next: 'Give the folder that `type=oci,tar=false,dest=DIR` was written to.',
        });
    }
    if (found.size > MAX_JSON_BYTES) {
        throw invalidImage(`${path} has ${found.size} bytes.`);
    }
    return (0,promises_.readFile)(path, 'utf8');
}
function parseIndex(text, path) {
    let index;
    try {
        index = JSON.parse(text);
    }
    catch (error) {
        throw invalidImage(`${path} is not valid JSON: ${(0,errors/* messageOf */.bD)(error)}.`, { cause: error });
    }
    const manifests = isObject(index) ? index.manifests : undefined;
    if (!Array.isArray(manifests) || manifests.length === 0) {
        throw invalidImage(`${path} lists no image.`);
    }
    return manifests.map((entry) => parseDescriptor(entry, path));
}
/**
 * One image may be listed once for each of its tags. A layout that lists the platforms of one image side by side,
 * without an index of their own, is that index itself.
 */
function chooseRoot(images, text, folder, digest) {
    const chosen = digest === undefined ? images : images.filter((image) => image.digest === digest);
    const [first] = chosen;
    if (first === undefined) {
        throw new errors/* UserError */.yo({
            what: `OCI layout ${folder} has no image ${String(digest)}.`,
            next: `Give one of these: ${listOf(images)}.`,
        });
    }
    if (chosen.every((image) => image.digest === first.digest)) {
        return first;
    }
    const tags = new Set(images.map(({ annotations }) => annotations[REF_NAME]));
    if (tags.size > 1) {
        throw new errors/* UserError */.yo({
            what: `OCI layout ${folder} holds several images.`,
            next: `Give the digest of one of these: ${listOf(images)}.`,
        });
    }
    return {
        mediaType: INDEX_TYPE,
        digest: digestOf(text),
        size: Buffer.byteLength(text),
        annotations: {},
        artifactType: null,
        platform: null,
    };
}
function listOf(images) {
    return images
        .map(({ digest, annotations }) => [annotations[REF_NAME], digest].filter(Boolean).join(' '))
        .join(', ');
}
function digestOf(text) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex')}`;
}

;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __nccwpck_require__(6118);
;// CONCATENATED MODULE: ./build/js/src/image/unpack.js






/** All that an OCI layout holds (OCI image specification, "Image Layout"): nothing else is unpacked, so nothing lands outside. */
const LAYOUT_FILE = /^(?:\.\/)?(oci-layout|index\.json|blobs\/sha256\/[0-9a-f]{64})$/;
/**
 * Unpacks the tar of an OCI layout into a folder.
 *
 * @throws UserError when it is no tar, or no OCI layout
 */
async function unpackTar(file, folder) {
    await (0,promises_.mkdir)(external_node_path_.join(folder, 'blobs', 'sha256'), { recursive: true });
    const entries = (0,tar_stream.extract)();
    const feeding = (0,external_node_stream_promises_namespaceObject.pipeline)((0,external_node_fs_.createReadStream)(file), entries);
    const reading = (async () => {
        for await (const entry of entries) {
            const name = LAYOUT_FILE.exec(entry.header.name)?.[1];
            if (name === undefined || entry.header.type !== 'file') {
                entry.resume();
                continue;
            }
            await (0,external_node_stream_promises_namespaceObject.pipeline)(entry, (0,external_node_fs_.createWriteStream)(external_node_path_.join(folder, name)));
        }
    })();
    try {
        await Promise.all([feeding, reading]);
    }
    catch (error) {
        throw notALayout(file, { cause: error });
    }
    if (!(0,external_node_fs_.existsSync)(external_node_path_.join(folder, 'index.json')))
        throw notALayout(file);
}
function notALayout(file, options) {
    return new errors/* UserError */.yo({
        what: `${file} is not the tar of an OCI layout.`,
        where: { file },
        next: 'Make one with docker buildx build --output type=oci,dest=FILE; for docker save, use Docker 25 or newer.',
    }, options);
}

;// CONCATENATED MODULE: ./build/js/src/builder/open-image.js






/**
 * Opens an image wherever it is: an OCI layout folder, a tar of one, or a registry. An image in a registry is
 * copied into a layout first, with the credentials that Docker has.
 *
 * @param subject path or image reference
 * @param folder absolute path of a folder for copies
 * @throws UserError when there is no such image
 */
async function openImage(subject, folder) {
    const found = await (0,promises_.stat)(subject).catch(() => null);
    if (found?.isDirectory() === true)
        return openLayout(external_node_path_.resolve(subject));
    const layout = external_node_path_.join(folder, 'image');
    if (found?.isFile() === true) {
        await unpackTar(subject, layout);
        return openLayout(layout);
    }
    return copyFromRegistry(subject, layout);
}
async function copyFromRegistry(reference, layout) {
    const buildx = await (0,builder_buildx/* findBuildx */.a)();
    if (!buildx.copiesLayouts) {
        throw new errors/* UserError */.yo({
            what: `buildx ${buildx.version} cannot copy an image out of a registry; 0.33.0 can.`,
            next: 'Update the plugin: https://github.com/docker/buildx#installing',
        });
    }
    const output = await buildx.run([
        'imagetools',
        'create',
        '--tag',
        `oci-layout://${layout}:image`,
        reference,
    ]);
    if (output.exitCode !== 0) {
        throw new errors/* UserError */.yo({
            what: `${reference} is neither a file here nor an image that can be read: ${(0,builder_buildx/* complaint */.U)(output)}`,
            next: 'Check the spelling, and log in to its registry (docker login) when it is private.',
        });
    }
    return openLayout(layout);
}

// EXTERNAL MODULE: ./build/js/src/builder/run.js
var run = __nccwpck_require__(8242);
;// CONCATENATED MODULE: ./build/js/src/image/image-config.js

/** What a shell or an engine searches where the image sets no `PATH`: Docker's and containerd's default. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** Returns the config of an image, OCI's or Docker's. Throws `UserError` for a document that is no object. */
function parseConfig(document, digest) {
    if (!isObject(document)) {
        throw invalidImage(`Image config ${digest} is not an object.`);
    }
    const config = isObject(document.config) ? document.config : {};
    const history = Array.isArray(document.history) ? document.history : [];
    return {
        platform: platformName(document),
        config: {
            user: stringOf(config.User) ?? '',
            entrypoint: image_config_listOf(config.Entrypoint),
            cmd: image_config_listOf(config.Cmd),
            env: image_config_listOf(config.Env),
            workdir: stringOf(config.WorkingDir) ?? '',
            exposed: Object.keys(isObject(config.ExposedPorts) ? config.ExposedPorts : {}).sort(),
            labels: stringsOf(config.Labels),
        },
        instructions: history
            .filter(isObject)
            .filter((entry) => entry.empty_layer !== true)
            .map((entry) => stringOf(entry.created_by)),
    };
}
/**
 * Returns the absolute paths where the program that the image starts may be, in the order in which an engine looks:
 * one where the entrypoint (or, without one, the command) names a path, one for each folder of `PATH` otherwise,
 * none where the image starts nothing.
 */
function programPaths({ entrypoint, cmd, env, workdir }) {
    const program = [...entrypoint, ...cmd][0];
    if (program === undefined || program === '') {
        return [];
    }
    const from = workdir === '' ? '/' : workdir;
    if (program.includes('/')) {
        return [program.startsWith('/') ? program : `${from}/${program}`];
    }
    const path = env.findLast((variable) => variable.startsWith('PATH='))?.slice('PATH='.length) ?? DEFAULT_PATH;
    // A relative folder, the empty one too, starts at the working directory (execvp(3)).
    return path
        .split(':')
        .map((folder) => `${folder.startsWith('/') ? folder : `${from}/${folder}`}/${program}`);
}
function image_config_listOf(value) {
    return (Array.isArray(value) ? value : []).filter((item) => typeof item === 'string');
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
;// CONCATENATED MODULE: ./build/js/src/image/elf-reader.js
/** Why a file that begins like an ELF file cannot be read as one: it is cut off, or its headers contradict each other. */
class ElfError extends Error {
    name = 'ElfError';
}
/** Longest string that is read: PATH_MAX, which no library, interpreter, version or section name comes near. */
const MAX_STRING = 4096;
/** Returns a reader for the class and byte order that `e_ident` gives. */
function elfReader(bytes, bits, littleEndian) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const decoder = new TextDecoder();
    function need(offset, length) {
        if (offset + length > bytes.length) {
            throw new ElfError(`needs ${length} bytes at offset ${offset}, the file has ${bytes.length}`);
        }
    }
    function u32(offset) {
        need(offset, 4);
        return view.getUint32(offset, littleEndian);
    }
    function u64(offset) {
        need(offset, 8);
        return Number(view.getBigUint64(offset, littleEndian));
    }
    return {
        bits,
        littleEndian,
        u16: (offset) => {
            need(offset, 2);
            return view.getUint16(offset, littleEndian);
        },
        u32,
        word: bits === 64 ? u64 : u32,
        string: (offset, end) => {
            need(offset, 1);
            const part = bytes.subarray(offset, Math.min(end, offset + MAX_STRING));
            const length = part.indexOf(0);
            if (length < 0) {
                throw new ElfError(`the string at offset ${offset} does not end`);
            }
            return decoder.decode(part.subarray(0, length));
        },
        bytes: (offset, length) => {
            need(offset, length);
            return bytes.subarray(offset, offset + length);
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/image/elf-arm.js
/** `e_flags` of an ARM file whose functions take floating-point numbers in which registers (elf.h). */
const EF_ARM_ABI_FLOAT_SOFT = 0x200;
const EF_ARM_ABI_FLOAT_HARD = 0x400;
/** `aeabi`, with the zero that ends it. */
const VENDOR = [0x61, 0x65, 0x61, 0x62, 0x69, 0];
const TAG_FILE = 1;
const TAG_CPU_RAW_NAME = 4;
const TAG_CPU_NAME = 5;
const TAG_CPU_ARCH = 6;
const TAG_ABI_VFP_ARGS = 28;
const TAG_COMPATIBILITY = 32;
/** Far more than there are, so that a damaged file is refused soon. */
const MAX_ATTRIBUTES = 1_000;
/** Values of `Tag_CPU_arch`, by number, as readelf names them ("Addenda to, and Errata in, the ABI for the Arm Architecture", 3.3.5.1). */
const CPUS = [
    'Pre-v4',
    'v4',
    'v4T',
    'v5T',
    'v5TE',
    'v5TEJ',
    'v6',
    'v6KZ',
    'v6T2',
    'v6K',
    'v7',
    'v6-M',
    'v6S-M',
    'v7E-M',
    'v8',
    'v8-R',
    'v8-M.baseline',
    'v8-M.mainline',
    'v8.1-A',
    'v8.2-A',
    'v8.3-A',
    'v8.1-M.mainline',
    'v9',
];
/**
 * Returns what an ARM file says of the CPUs it is made for. A section of attributes that contradicts itself says nothing:
 * nothing that starts the program reads it. Throws `ElfError` where it is not in the file.
 *
 * GNU ld gives a program the highest of its objects' CPUs; LLVM's linker gives it those of the first object.
 *
 * @param flags `e_flags`
 * @param attributes the section `.ARM.attributes`; null: there is none
 */
function readArm(reader, flags, attributes) {
    const values = attributes === null ? new Map() : readAttributes(reader, attributes);
    const cpu = values.get(TAG_CPU_ARCH);
    return {
        cpu: cpu === undefined ? null : (CPUS[cpu] ?? String(cpu)),
        floatAbi: floatAbi(flags, values.get(TAG_ABI_VFP_ARGS)),
    };
}
/** The linker writes it into the flags of a program; an older one leaves them at zero, and the attributes say it. */
function floatAbi(flags, vfpArgs) {
    if ((flags & EF_ARM_ABI_FLOAT_HARD) !== 0)
        return 'hard';
    if ((flags & EF_ARM_ABI_FLOAT_SOFT) !== 0)
        return 'soft';
    if (vfpArgs === undefined)
        return null;
    return vfpArgs === 1 ? 'hard' : 'soft';
}
/**
 * The format: `A`, then for each vendor its length, name and data; in the data of `aeabi`, a tag, a length and the
 * attributes ("ABI for the Arm Architecture", 3.2). Those of the file hold for all of it.
 */
function readAttributes(reader, { start, end }) {
    const found = new Map();
    const [version] = reader.bytes(start, 1);
    if (version !== 0x41)
        return found;
    for (let vendor = start + 1, left = MAX_ATTRIBUTES; vendor + 4 < end && left > 0; left -= 1) {
        const length = reader.u32(vendor);
        const stop = vendor + length;
        if (length < 5 || stop > end)
            return found;
        const at = vendor + 4 + VENDOR.length;
        const isKnown = at + 5 <= stop && VENDOR.every((byte, index) => reader.bytes(vendor + 4 + index, 1)[0] === byte);
        if (isKnown && reader.bytes(at, 1)[0] === TAG_FILE) {
            readTags(reader, { start: at + 5, end: Math.min(stop, at + reader.u32(at + 1)) }, found);
        }
        vendor = stop;
    }
    return found;
}
function readTags(reader, { start, end }, found) {
    let at = start;
    const number = () => {
        let value = 0;
        // ULEB128: seven bits a byte, the lowest first. More than four bytes no tag and no value has.
        for (let shift = 0; at < end && shift < 28; shift += 7) {
            const byte = reader.bytes(at, 1)[0] ?? 0;
            at += 1;
            value |= (byte & 0x7f) << shift;
            if (byte < 0x80)
                break;
        }
        return value;
    };
    const text = () => {
        while (at < end && reader.bytes(at, 1)[0] !== 0)
            at += 1;
        at += 1;
    };
    for (let left = MAX_ATTRIBUTES; at < end && left > 0; left -= 1) {
        const tag = number();
        if (tag === TAG_CPU_RAW_NAME || tag === TAG_CPU_NAME || (tag > TAG_COMPATIBILITY && tag % 2 === 1)) {
            text();
        }
        else if (tag === TAG_COMPATIBILITY) {
            number();
            text();
        }
        else {
            found.set(tag, number());
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/image/elf-dynamic.js

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_NULL = 0;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_STRSZ = 10;
const DT_FLAGS_1 = 0x6ffffffb;
const DT_VERNEED = 0x6ffffffe;
const DT_VERNEEDNUM = 0x6fffffff;
const DF_1_PIE = 0x08000000;
/** Bounds far above what linkers write, so that a damaged file is refused soon. */
const MAX_DYNAMIC = 20_000;
const MAX_VERSIONS = 20_000;
const NOTHING = { needed: [], pieFlag: false, glibc: null };
/**
 * Reads the dynamic section through the program headers, which is how the loader finds it: section headers may be
 * missing (gABI, chapter 5, "Dynamic Section"). Throws {@link ElfError}.
 */
function readDynamic(reader, segments) {
    const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
    if (dynamic === undefined) {
        return NOTHING;
    }
    const neededOffsets = [];
    const values = new Map();
    const width = reader.bits / 8;
    const count = Math.floor(dynamic.fileSize / (2 * width));
    if (count > MAX_DYNAMIC) {
        throw new ElfError(`the dynamic section has ${count} entries`);
    }
    for (let index = 0; index < count; index += 1) {
        const at = dynamic.offset + index * 2 * width;
        const tag = reader.word(at);
        if (tag === DT_NULL) {
            break;
        }
        const value = reader.word(at + width);
        if (tag === DT_NEEDED) {
            neededOffsets.push(value);
        }
        else {
            values.set(tag, value);
        }
    }
    const strings = stringTable(segments, values);
    function text(offset) {
        if (strings === null || offset >= strings.size) {
            throw new ElfError(`string ${offset} lies outside the dynamic string table`);
        }
        return reader.string(strings.offset + offset, strings.offset + strings.size);
    }
    const versionsAt = values.get(DT_VERNEED);
    const versions = versionsAt === undefined
        ? []
        : readVersionNeeds(reader, fileOffset(segments, versionsAt), values.get(DT_VERNEEDNUM) ?? 0, text);
    return {
        needed: neededOffsets.map(text),
        // Arithmetic, not `&`: the field has 64 bits, and `&` knows 32 and a sign.
        pieFlag: Math.floor((values.get(DT_FLAGS_1) ?? 0) / DF_1_PIE) % 2 === 1,
        glibc: highestGlibc(versions),
    };
}
function stringTable(segments, values) {
    const address = values.get(DT_STRTAB);
    const size = values.get(DT_STRSZ);
    return address === undefined || size === undefined ? null : { offset: fileOffset(segments, address), size };
}
/** Dynamic entries hold addresses in memory; the loadable segment around one says where it is in the file. */
function fileOffset(segments, address) {
    const segment = segments.find((it) => it.type === PT_LOAD && address >= it.address && address < it.address + it.fileSize);
    if (segment === undefined) {
        throw new ElfError(`no segment holds address 0x${address.toString(16)}`);
    }
    return segment.offset + (address - segment.address);
}
/**
 * The names in the version needs: a list of `Elf_Verneed`, one a library, each with a list of `Elf_Vernaux`, one a
 * version; both are linked by offsets from the record itself, 0 at the end (LSB Core, "Symbol Versioning").
 */
function readVersionNeeds(reader, start, libraries, text) {
    const names = [];
    let need = start;
    for (let library = 0; library < Math.min(libraries, MAX_VERSIONS); library += 1) {
        const versions = reader.u16(need + 2);
        let version = need + reader.u32(need + 8);
        for (let index = 0; index < versions; index += 1) {
            if (names.length === MAX_VERSIONS) {
                throw new ElfError(`there are more than ${MAX_VERSIONS} version needs`);
            }
            names.push(text(reader.u32(version + 8)));
            const next = reader.u32(version + 12);
            if (next === 0) {
                break;
            }
            version += next;
        }
        const next = reader.u32(need + 12);
        if (next === 0) {
            break;
        }
        need += next;
    }
    return names;
}
/** Compares part by part as numbers: 2.4 is older than 2.34. `GLIBC_PRIVATE` and `GLIBC_ABI_…` are no versions. */
function highestGlibc(names) {
    const versions = names
        .map((name) => /^GLIBC_(\d+(?:\.\d+)+)$/.exec(name)?.[1])
        .filter((version) => version !== undefined)
        .map((version) => ({ version, parts: version.split('.').map(Number) }));
    versions.sort((left, right) => compareParts(left.parts, right.parts));
    return versions.at(-1)?.version ?? null;
}
function compareParts(left, right) {
    for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
        const difference = (left[index] ?? 0) - (right[index] ?? 0);
        if (difference !== 0) {
            return difference;
        }
    }
    return 0;
}

;// CONCATENATED MODULE: ./build/js/src/image/elf.js



const PT_INTERP = 3;
const PT_NOTE = 4;
const SHT_SYMTAB = 2;
const SHT_NOTE = 7;
const SHT_NOBITS = 8;
const SHT_ARM_ATTRIBUTES = 0x70000003;
const EM_ARM = 40;
const NT_GNU_BUILD_ID = 3;
const SHN_XINDEX = 0xffff;
const PN_XNUM = 0xffff;
/** Bounds far above what linkers write for programs, so that a damaged file is refused soon. */
const MAX_SECTIONS = 100_000;
const MAX_SEGMENTS = 10_000;
const MAX_NOTES = 1_000;
/** `e_type` as readelf names it; programs are one of these two. */
const TYPES = { 2: 'EXEC', 3: 'DYN' };
/** Machines with one name whatever the class and the byte order; numbers from elf.h. */
const MACHINES = {
    3: 'i386',
    20: 'ppc',
    [EM_ARM]: 'arm',
    62: 'x86_64',
    183: 'aarch64',
};
const OFFSETS = {
    32: {
        header: { size: 52, phoff: 28, shoff: 32, phentsize: 42 },
        segment: { size: 32, offset: 4, address: 8, fileSize: 16, align: 28 },
        section: { size: 40, offset: 16, bytes: 20, link: 24 },
    },
    64: {
        header: { size: 64, phoff: 32, shoff: 40, phentsize: 54 },
        segment: { size: 56, offset: 8, address: 16, fileSize: 32, align: 48 },
        section: { size: 64, offset: 24, bytes: 32, link: 40 },
    },
};
/**
 * Returns what an ELF file says about itself, null for bytes that are not ELF. Throws {@link ElfError}, and nothing
 * else, for a file that is cut off or contradicts itself. Needs the whole file, since the section headers are
 * usually at its end.
 */
function parseElf(bytes) {
    if (bytes[0] !== 0x7f || bytes[1] !== 0x45 || bytes[2] !== 0x4c || bytes[3] !== 0x46) {
        return null;
    }
    const bits = bytes[4] === 1 ? 32 : bytes[4] === 2 ? 64 : null;
    const littleEndian = bytes[5] === 1 ? true : bytes[5] === 2 ? false : null;
    if (bits === null || littleEndian === null) {
        throw new ElfError('class or byte order is none that ELF has');
    }
    const reader = elfReader(bytes, bits, littleEndian);
    reader.bytes(0, OFFSETS[bits].header.size);
    const segments = readSegments(reader);
    const sections = readSections(reader);
    const dynamic = readDynamic(reader, segments);
    const interpreter = readInterpreter(reader, segments);
    const typeNumber = reader.u16(16);
    const type = TYPES[typeNumber] ?? String(typeNumber);
    return {
        machine: machineName(reader),
        bits,
        endianness: littleEndian ? 'little' : 'big',
        type,
        // Linkers before binutils 2.26 set no DF_1_PIE; there the interpreter tells a program from a library.
        pie: type === 'DYN' && (dynamic.pieFlag || interpreter !== null),
        static: interpreter === null && dynamic.needed.length === 0,
        interpreter,
        needed: dynamic.needed,
        glibc: dynamic.glibc,
        stripped: !sections.some((section) => section.type === SHT_SYMTAB),
        debugInfo: sections.some(({ name }) => name === '.debug_info' || name === '.zdebug_info'),
        arm: reader.u16(18) === EM_ARM ? armFacts(reader, sections) : null,
        buildId: readBuildId(reader, segments, sections),
        sections: sections.map(({ name, size, type: kind }) => ({ name, size: kind === SHT_NOBITS ? 0 : size })),
    };
}
function armFacts(reader, sections) {
    const section = sections.find(({ type }) => type === SHT_ARM_ATTRIBUTES);
    const range = section === undefined ? null : { start: section.offset, end: section.offset + section.size };
    if (range !== null)
        reader.bytes(range.start, range.end - range.start);
    // `e_flags` follows the offset of the section headers.
    const flags = reader.u32(OFFSETS[reader.bits].header.shoff + reader.bits / 8);
    return readArm(reader, flags, range !== null && range.end > range.start ? range : null);
}
function machineName(reader) {
    const machine = reader.u16(18);
    const little = reader.littleEndian;
    switch (machine) {
        case 8:
            return `mips${reader.bits === 64 ? '64' : ''}${little ? 'el' : ''}`;
        case 21:
            return little ? 'ppc64le' : 'ppc64';
        case 22:
            return reader.bits === 64 ? 's390x' : 's390';
        case 243:
            return `riscv${reader.bits}`;
        case 258:
            return `loongarch${reader.bits}`;
        default:
            return MACHINES[machine] ?? `unknown(${machine})`;
    }
}
function readSegments(reader) {
    const { header, segment } = OFFSETS[reader.bits];
    const offset = reader.word(header.phoff);
    const listed = reader.u16(header.phentsize + 2);
    if (offset === 0 || listed === 0) {
        return [];
    }
    // With 0xffff segments or more, the count is in `sh_info` of the first section (elf(5), `e_phnum`).
    const count = listed === PN_XNUM
        ? reader.u32(reader.word(header.shoff) + OFFSETS[reader.bits].section.link + 4)
        : listed;
    const table = { offset, count, entrySize: reader.u16(header.phentsize) };
    checkTable(reader, table, segment.size, MAX_SEGMENTS);
    return Array.from({ length: count }, (_, index) => {
        const at = offset + index * table.entrySize;
        return {
            type: reader.u32(at),
            offset: reader.word(at + segment.offset),
            address: reader.word(at + segment.address),
            fileSize: reader.word(at + segment.fileSize),
            align: reader.word(at + segment.align),
        };
    });
}
/** All sections but the first, which is empty by definition. */
function readSections(reader) {
    const { header, section } = OFFSETS[reader.bits];
    const offset = reader.word(header.shoff);
    if (offset === 0) {
        return [];
    }
    // Numbers that do not fit 16 bits are in the first section: the count in `sh_size`, the index of the names in
    // `sh_link` (elf(5), `e_shnum` and `e_shstrndx`).
    const listed = reader.u16(header.phentsize + 6);
    const count = listed === 0 ? reader.word(offset + section.bytes) : listed;
    const namesListed = reader.u16(header.phentsize + 8);
    const namesIndex = namesListed === SHN_XINDEX ? reader.u32(offset + section.link) : namesListed;
    const table = { offset, count, entrySize: reader.u16(header.phentsize + 4) };
    checkTable(reader, table, section.size, MAX_SECTIONS);
    if (namesIndex >= count) {
        throw new ElfError(`section ${namesIndex}, which should hold the names, does not exist`);
    }
    const namesAt = offset + namesIndex * table.entrySize;
    const names = { offset: reader.word(namesAt + section.offset), size: reader.word(namesAt + section.bytes) };
    return Array.from({ length: count - 1 }, (_, index) => {
        const at = offset + (index + 1) * table.entrySize;
        // Index 0 is SHN_UNDEF: the file has section headers and no names for them.
        const name = namesIndex === 0 ? '' : reader.string(names.offset + reader.u32(at), names.offset + names.size);
        return {
            name,
            type: reader.u32(at + 4),
            offset: reader.word(at + section.offset),
            size: reader.word(at + section.bytes),
        };
    });
}
function checkTable(reader, table, minimum, maximum) {
    if (table.count < 1 || table.count > maximum || table.entrySize < minimum) {
        throw new ElfError(`the header table at offset ${table.offset} has ${table.count} entries of ${table.entrySize} bytes`);
    }
    reader.bytes(table.offset, table.count * table.entrySize);
}
function readInterpreter(reader, segments) {
    const segment = segments.find(({ type }) => type === PT_INTERP);
    return segment === undefined ? null : reader.string(segment.offset, segment.offset + segment.fileSize);
}
/** From the segments, which stripping cannot remove, else from the sections: Go's linker gives it no segment. */
function readBuildId(reader, segments, sections) {
    for (const { type, offset, fileSize, align } of segments) {
        const id = type === PT_NOTE ? findBuildId(reader, offset, fileSize, align === 8 ? 8 : 4) : null;
        if (id !== null) {
            return id;
        }
    }
    const section = sections.find(({ name, type }) => type === SHT_NOTE && name === '.note.gnu.build-id');
    return section === undefined ? null : findBuildId(reader, section.offset, section.size, 4);
}
/**
 * The build id is the note `NT_GNU_BUILD_ID` of the owner `GNU`. Notes are `namesz`, `descsz`, `type`, then name and
 * description, each padded to the segment's alignment, which is 4 but for the segments of 64-bit properties (elf(5)).
 */
function findBuildId(reader, start, length, align) {
    let at = 0;
    for (let index = 0; index < MAX_NOTES && at + 12 <= length; index += 1) {
        const nameSize = reader.u32(start + at);
        const size = reader.u32(start + at + 4);
        const description = at + roundUp(12 + nameSize, align);
        if (reader.u32(start + at + 8) === NT_GNU_BUILD_ID &&
            nameSize === 4 &&
            isGnuName(reader, start + at + 12)) {
            return Buffer.from(reader.bytes(start + description, size)).toString('hex');
        }
        at = roundUp(description + size, align);
    }
    return null;
}
function isGnuName(reader, offset) {
    const [g, n, u, zero] = reader.bytes(offset, 4);
    return g === 0x47 && n === 0x4e && u === 0x55 && zero === 0;
}
function roundUp(value, multiple) {
    return Math.ceil(value / multiple) * multiple;
}

;// CONCATENATED MODULE: ./build/js/src/image/through.js

/**
 * Returns what a transform makes of the bytes. Errors of either reach the reader; when the reader stops, or the
 * transform ends before its input does, both are let go of.
 */
async function* through(bytes, transform) {
    const input = external_node_stream_.Readable.from(bytes, { objectMode: false });
    input.on('error', (error) => transform.destroy(error));
    // The reader learns of an error by reading. One that comes after the last read must not end the process.
    transform.on('error', () => input.destroy());
    input.pipe(transform);
    try {
        for await (const chunk of transform) {
            yield chunk;
        }
    }
    finally {
        transform.destroy();
        input.destroy();
    }
}

;// CONCATENATED MODULE: ./build/js/src/image/zstd.js



/** `0xFD2FB528` (RFC 8878, 3.1.1). */
const FRAME_MAGIC = 0xfd2fb528;
/** `0x184D2A50` to `0x184D2A5F`: a frame that holds no data (RFC 8878, 3.1.2). */
const SKIPPABLE_MAGIC = 0x184d2a50;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;
/** Bytes of the frame header after the descriptor: by its dictionary flag, and by its content size flag. */
const DICTIONARY_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
/** Whether bytes begin a zstd stream; four are enough. */
function isZstd(head) {
    if (head.length < 4) {
        return false;
    }
    const magic = Buffer.from(head).readUInt32LE(0);
    return magic === FRAME_MAGIC || isSkippable(magic);
}
/**
 * Decompresses a zstd stream of any number of frames. Node's decompressor ends after the first frame and drops the
 * rest without a word, but layers that can be read in parts (zstd:chunked) consist of many: so the frames are told
 * apart here by their block headers, and each gets a decompressor. Throws an `Error` for damaged data.
 */
async function* zstdDecompressed(bytes) {
    const input = byteReader(bytes);
    try {
        while (!(await input.atEnd())) {
            const head = await input.exactly(4);
            const magic = head.readUInt32LE(0);
            if (isSkippable(magic)) {
                await input.skip((await input.exactly(4)).readUInt32LE(0));
            }
            else if (magic === FRAME_MAGIC) {
                yield* through(frameBytes(head, input), (0,external_node_zlib_.createZstdDecompress)());
            }
            else {
                throw new Error('zstd frame expected');
            }
        }
    }
    finally {
        await input.close();
    }
}
/** The bytes of one frame: header, blocks up to the one that is marked as the last, checksum (RFC 8878, 3.1.1). */
async function* frameBytes(magic, input) {
    const descriptor = await input.exactly(1);
    const flags = descriptor.readUInt8(0);
    const singleSegment = (flags & 0x20) !== 0;
    const sizeBytes = CONTENT_SIZE_BYTES[flags >> 6] ?? 0;
    const headerBytes = (singleSegment ? 0 : 1) +
        (DICTIONARY_BYTES[flags & 3] ?? 0) +
        // Flag 0 means no size, but one byte where there is no window (RFC 8878, 3.1.1.1.1.1).
        (sizeBytes === 0 && singleSegment ? 1 : sizeBytes);
    yield Buffer.concat([magic, descriptor, await input.exactly(headerBytes)]);
    for (let last = false; !last;) {
        const header = await input.exactly(3);
        const block = header.readUIntLE(0, 3);
        last = (block & 1) === 1;
        const type = (block >> 1) & 3;
        if (type === RESERVED_BLOCK) {
            throw new Error('zstd block of a reserved type');
        }
        yield header;
        yield* input.pieces(type === RLE_BLOCK ? 1 : block >> 3);
    }
    if ((flags & 4) !== 0) {
        yield await input.exactly(4);
    }
}
function isSkippable(magic) {
    return magic >= SKIPPABLE_MAGIC && magic <= SKIPPABLE_MAGIC + 15;
}
function byteReader(bytes) {
    const iterator = bytes[Symbol.asyncIterator]();
    let rest = Buffer.alloc(0);
    async function atEnd() {
        while (rest.length === 0) {
            const next = await iterator.next();
            if (next.done === true) {
                return true;
            }
            rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
        }
        return false;
    }
    async function atMost(length) {
        if (await atEnd()) {
            throw new Error('unexpected end of zstd data');
        }
        const piece = rest.subarray(0, length);
        rest = rest.subarray(piece.length);
        return piece;
    }
    async function* pieces(length) {
        for (let left = length; left > 0;) {
            const piece = await atMost(left);
            left -= piece.length;
            yield piece;
        }
    }
    return {
        atEnd,
        pieces,
        skip: async (length) => {
            for (let left = length; left > 0;) {
                left -= (await atMost(left)).length;
            }
        },
        exactly: (length) => (0,consumers_namespaceObject.buffer)(pieces(length)),
        close: async () => {
            await iterator.return?.();
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/image/layers.js










/** OCI's and Docker's layer types, the non-distributable ones too. Wasm, helm charts and encrypted layers are none. */
const LAYER_TYPE = /^application\/vnd\.(?:oci\.image\.layer\.(?:nondistributable\.)?v1|docker\.image\.rootfs\.(?:diff|foreign\.diff))\.tar(?:[.+](?:gzip|zstd))?$/;
const GUNZIP_CHUNK = 256 * 1024;
/** Bounds of what is kept in memory for one layer, far above what images have. */
const MAX_ENTRIES = 2_000_000;
const MAX_EXAMINED_BYTES = 1024 ** 3;
/** PATH_MAX of Linux: no engine can unpack a longer path. */
const MAX_PATH = 4096;
/** Returns the layer from the cache, or reads it into the cache. Throws as {@link readLayer} does. */
function cachedLayer(cache, source, descriptor, wanted) {
    const layer = cache.get(descriptor.digest) ?? readLayer(source, descriptor, wanted);
    cache.set(descriptor.digest, layer);
    return layer;
}
/**
 * Returns the facts of a file of a layer. Where the file was not wanted when the layer was read (a symlink in another
 * layer leads to it, say), the layer is read a second time for it.
 */
async function elfOf(source, layer, ordinal) {
    if (!layer.elf.has(ordinal)) {
        const again = await readLayer(source, layer.descriptor, (_path, at) => at === ordinal);
        layer.elf.set(ordinal, again.elf.get(ordinal) ?? null);
    }
    return layer.elf.get(ordinal) ?? null;
}
/**
 * Reads a layer once, as a stream. Throws `UserError` for one that is missing, damaged, no file system layer, or has
 * other bytes than its digest says.
 */
async function readLayer(source, descriptor, wanted) {
    if (!LAYER_TYPE.test(descriptor.mediaType)) {
        throw new errors/* UserError */.yo({
            what: `Layer ${descriptor.digest} of ${source.name} has the type ${JSON.stringify(descriptor.mediaType)}, which is no file system layer.`,
            next: 'Give a container image whose layers are tar archives, plain or compressed with gzip or zstd.',
        });
    }
    const blob = await source.open(descriptor);
    const entries = [];
    const elf = new Map();
    const progress = { complete: false, uncompressed: 0 };
    async function* whole() {
        yield* verified(blob, descriptor);
        progress.complete = true;
    }
    async function* counted(bytes) {
        for await (const chunk of bytes) {
            progress.uncompressed += chunk.length;
            yield chunk;
        }
    }
    try {
        const tar = counted(await decompressed(whole()));
        await (0,external_node_stream_promises_namespaceObject.pipeline)(external_node_stream_.Readable.from(tar, { objectMode: false }), tarReader(entries, elf, wanted));
        // zlib stops reading at zeros after the compressed data; what it has not read is not verified either.
        if (!progress.complete) {
            throw new Error('data follows the end of the compressed archive');
        }
    }
    catch (error) {
        throw error instanceof errors/* UserError */.yo
            ? error
            : invalidImage(`Layer ${descriptor.digest} of ${source.name} cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`, {
                cause: error,
            });
    }
    finally {
        blob.destroy();
    }
    return { descriptor, uncompressed: progress.uncompressed, entries, elf };
}
/**
 * Tells the compression by the first bytes and not by the media type, as container engines do: there are images whose
 * media type is wrong about it.
 */
async function decompressed(bytes) {
    let head = new Uint8Array(0);
    while (head.length < 4) {
        const next = await bytes.next();
        if (next.done === true) {
            break;
        }
        head = head.length === 0 ? Uint8Array.from(next.value) : Buffer.concat([head, next.value]);
    }
    async function* fromStart() {
        yield head;
        yield* bytes;
    }
    if (head[0] === 0x1f && head[1] === 0x8b) {
        return through(fromStart(), (0,external_node_zlib_.createGunzip)({ chunkSize: GUNZIP_CHUNK }));
    }
    return isZstd(head) ? zstdDecompressed(fromStart()) : fromStart();
}
/** Takes a tar stream apart into `entries` and `elf`. */
function tarReader(entries, elf, wanted) {
    const reader = (0,tar_stream.extract)();
    let count = 0;
    reader.on('entry', (headers, content, next) => {
        const ordinal = count;
        count += 1;
        content.on('error', next);
        if (count > MAX_ENTRIES || headers.name.length > MAX_PATH) {
            next(new Error(`more than ${MAX_ENTRIES} entries, or a path of more than ${MAX_PATH} characters`));
            return;
        }
        const entry = layerEntry(headers, ordinal);
        if (entry !== null) {
            entries.push(entry);
        }
        if (entry?.kind !== 'file' || entry.size > MAX_EXAMINED_BYTES || !wanted(entry.path, ordinal)) {
            content.on('end', next);
            content.resume();
            return;
        }
        const chunks = [];
        content.on('data', (chunk) => chunks.push(chunk));
        content.on('end', () => {
            elf.set(ordinal, elfFacts(Buffer.concat(chunks)));
            next();
        });
    });
    return reader;
}
/** A damaged ELF file cannot start, like one that is none; that is for the verification to say. */
function elfFacts(bytes) {
    try {
        return parseElf(bytes);
    }
    catch (error) {
        if (error instanceof ElfError) {
            return null;
        }
        throw error;
    }
}
/** Null for the root itself and for what a union file system keeps for itself. */
function layerEntry(headers, ordinal) {
    const path = imagePath(headers.name);
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    if (name === '') {
        return null;
    }
    if (name.startsWith('.wh.')) {
        return whiteout(path.slice(0, Math.max(slash, 0)), name.slice('.wh.'.length));
    }
    const target = linkTarget(headers);
    switch (headers.type) {
        case 'file':
        case 'contiguous-file':
            return { kind: 'file', path, size: headers.size, mode: headers.mode, ordinal };
        case 'directory':
            return { kind: 'directory', path };
        case 'symlink':
            return { kind: 'symlink', path, target };
        case 'link':
            return { kind: 'link', path, target: imagePath(target) };
        case 'block-device':
        case 'character-device':
        case 'fifo':
        default:
            return { kind: 'other', path };
    }
}
/** A header without a link name has null there, whatever tar-stream's types say. */
function linkTarget({ linkname }) {
    return linkname ?? '';
}
/** OCI image specification, "Whiteouts"; other names with the prefix twice are aufs's own and are not in the image. */
function whiteout(folder, name) {
    if (name === '.wh..opq') {
        return { kind: 'opaque', path: folder };
    }
    if (name.startsWith('.wh.') || ['', '.', '..'].includes(name)) {
        return null;
    }
    return { kind: 'whiteout', path: folder === '' ? name : `${folder}/${name}` };
}
/** A path of a tar header, relative to the root of the image, which `..` does not leave. */
function imagePath(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..') {
            parts.pop();
        }
        else if (part !== '' && part !== '.') {
            parts.push(part);
        }
    }
    return parts.join('/');
}

;// CONCATENATED MODULE: ./build/js/src/image/manifests.js



/** Bounds for what an index may hold; the nesting that is seen in practice is one. */
const MAX_DEPTH = 5;
const MAX_MANIFESTS = 1_000;
/** Marks a manifest that says something about another one (BuildKit, "Attestation storage"). */
const REFERENCE_TYPE = 'vnd.docker.reference.type';
const UNKNOWN_PLATFORM = 'unknown/unknown';
const EMPTY_CONFIG = 'application/vnd.oci.empty.v1+json';
const CONFIG_TYPES = [
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.docker.container.image.v1+json',
];
/**
 * Returns the images behind a descriptor, in the order of the index, nested ones in place. Attestations and other
 * artifacts are left out; of two images for one platform the first counts, as it does for a container engine. Throws
 * {@link UserError} where there is no image or a document is not what it should be.
 */
async function readPlatforms(source, root) {
    const found = await readImages(source, root, 0, { left: MAX_MANIFESTS });
    const platforms = new Map();
    for (const image of found) {
        if (!platforms.has(image.platform)) {
            platforms.set(image.platform, image);
        }
    }
    if (platforms.size === 0) {
        throw new errors/* UserError */.yo({
            what: `${source.name} holds no container image.`,
            next: 'Give an image: an artifact or an attestation alone has nothing that could run.',
        });
    }
    return [...platforms.values()];
}
async function readImages(source, descriptor, depth, budget) {
    if (isArtifact(descriptor)) {
        return [];
    }
    budget.left -= 1;
    if (depth > MAX_DEPTH || budget.left < 0) {
        throw invalidImage(`The index of ${source.name} is nested too deeply or too long.`);
    }
    const where = `manifest ${descriptor.digest}`;
    const document = await source.json(descriptor);
    if (!isObject(document)) {
        throw invalidImage(`${descriptor.digest} is no manifest.`);
    }
    const manifests = document.manifests;
    // A document that is both an index and a manifest is read differently by different programs (CVE-2021-41190).
    if (manifests !== undefined && (document.layers !== undefined || document.config !== undefined)) {
        throw invalidImage(`${descriptor.digest} claims to be an index and a manifest at once.`);
    }
    if (Array.isArray(manifests)) {
        const images = [];
        for (const entry of manifests) {
            images.push(...(await readImages(source, parseDescriptor(entry, where), depth + 1, budget)));
        }
        return images;
    }
    const image = await readManifest(source, descriptor, document);
    return image === null ? [] : [image];
}
async function readManifest(source, manifest, document) {
    const where = `manifest ${manifest.digest}`;
    if (!Array.isArray(document.layers)) {
        throw invalidImage(`${manifest.digest} is neither an OCI nor a Docker manifest of today's kind.`);
    }
    const config = parseDescriptor(document.config, where);
    const isImage = CONFIG_TYPES.includes(config.mediaType);
    // An artifact type alone does not make an artifact: a real image may carry one beside a real config.
    if (config.mediaType === EMPTY_CONFIG || (stringOf(document.artifactType) !== null && !isImage)) {
        return null;
    }
    const settings = parseConfig(await source.json(config), config.digest);
    const platform = manifest.platform ?? settings.platform;
    if (platform === null) {
        throw invalidImage(`Neither manifest ${manifest.digest} nor its config says which platform it is for.`);
    }
    return platform === UNKNOWN_PLATFORM
        ? null
        : {
            platform,
            manifest,
            config,
            layers: document.layers.map((layer) => parseDescriptor(layer, where)),
            settings,
        };
}
function isArtifact(descriptor) {
    return (descriptor.annotations[REFERENCE_TYPE] !== undefined ||
        descriptor.platform === UNKNOWN_PLATFORM ||
        (descriptor.artifactType !== null && descriptor.platform === null));
}

;// CONCATENATED MODULE: ./build/js/src/image/tree.js
/** MAXSYMLINKS of Linux, after which it gives up with ELOOP. */
const MAX_SYMLINKS = 40;
/** Returns the tree that a container sees: the layers applied one on the other, from the base upwards. */
function mergeLayers(layers) {
    const root = directory();
    for (const layer of layers) {
        // Whiteouts are about lower layers only, wherever they stand in the archive: so they come first.
        for (const entry of layer.entries) {
            if (entry.kind === 'whiteout' || entry.kind === 'opaque') {
                remove(root, entry);
            }
        }
        for (const entry of layer.entries) {
            add(root, entry, layer);
        }
    }
    return root;
}
/**
 * Returns what an absolute path leads to, as a process in the container would find it, or null. Symlinks are
 * followed, absolute ones from the root of the image, and `..` does not leave it.
 */
function resolvePath(root, path) {
    return walk(root, path, false);
}
function walk(root, path, make) {
    const trail = [];
    const pending = path.split('/').reverse();
    let symlinks = 0;
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
        if (name === '' || name === '.') {
            continue;
        }
        if (name === '..') {
            trail.pop();
            continue;
        }
        const parent = trail.at(-1)?.node ?? root;
        if (parent.kind !== 'directory') {
            return null;
        }
        let node = parent.children.get(name);
        if (node === undefined && make) {
            node = directory();
            parent.children.set(name, node);
        }
        if (node === undefined) {
            return null;
        }
        if (node.kind !== 'symlink') {
            trail.push({ name, node });
            continue;
        }
        symlinks += 1;
        if (symlinks > MAX_SYMLINKS) {
            return null;
        }
        if (node.target.startsWith('/')) {
            trail.length = 0;
        }
        pending.push(...node.target.split('/').reverse());
    }
    return { path: `/${trail.map(({ name }) => name).join('/')}`, node: trail.at(-1)?.node ?? root };
}
function remove(root, { kind, path }) {
    const { folder, name } = split(path);
    const target = walk(root, kind === 'opaque' ? path : folder, false)?.node;
    if (target?.kind !== 'directory') {
        return;
    }
    if (kind === 'opaque') {
        target.children.clear();
    }
    else {
        target.children.delete(name);
    }
}
/**
 * Does what an engine does when it unpacks an entry: missing folders are made, symlinks on the way are followed, and
 * what was there is replaced, except that a folder keeps its content when a folder comes again. An entry that cannot
 * be unpacked (a hard link to nothing, a path through a file) is left out.
 */
function add(root, entry, layer) {
    const node = nodeOf(root, entry, layer);
    if (node === null) {
        return;
    }
    const { folder, name } = split(entry.path);
    const parent = walk(root, folder, true)?.node;
    if (parent?.kind !== 'directory') {
        return;
    }
    if (node.kind !== 'directory' || parent.children.get(name)?.kind !== 'directory') {
        parent.children.set(name, node);
    }
}
function nodeOf(root, entry, layer) {
    switch (entry.kind) {
        case 'directory':
            return directory();
        case 'file':
            return { kind: 'file', size: entry.size, mode: entry.mode, layer, ordinal: entry.ordinal };
        case 'symlink':
            return { kind: 'symlink', target: entry.target };
        case 'other':
            return { kind: 'other' };
        case 'link': {
            const { folder, name } = split(entry.target);
            const parent = walk(root, folder, false)?.node;
            const linked = parent?.kind === 'directory' ? parent.children.get(name) : undefined;
            // There are no hard links to folders, and one would make a cycle of this tree.
            return linked === undefined || linked.kind === 'directory' ? null : linked;
        }
        case 'whiteout':
        case 'opaque':
            return null;
    }
}
function directory() {
    return { kind: 'directory', children: new Map() };
}
function split(path) {
    const slash = path.lastIndexOf('/');
    return { folder: path.slice(0, Math.max(slash, 0)), name: path.slice(slash + 1) };
}

;// CONCATENATED MODULE: ./build/js/src/image/inspect.js




/** Decompression runs on libuv's four threads: more at once would only take memory. */
const PLATFORMS_AT_ONCE = 4;
const LAYERS_AT_ONCE = 2;
const EXECUTABLE = 0o111;
/**
 * Reads an image from its bytes. Each layer is read once; a binary that the image does not have is left out of the
 * platform's `binaries`. Throws `UserError` for an image that is incomplete or damaged.
 */
async function inspectImage(source, { name, binaries, seen = new Map() }) {
    const root = await source.index();
    const platforms = await readPlatforms(source, root);
    return {
        image: name,
        digest: root.digest,
        mediaType: root.mediaType,
        platforms: await mapAtMost(PLATFORMS_AT_ONCE, platforms, (platform) => inspectPlatform(source, platform, binaries, seen)),
    };
}
async function inspectPlatform(source, { platform, manifest, config, layers: descriptors, settings }, binaries, seen) {
    const programs = programPaths(settings.config);
    const paths = binaries ?? programs;
    const names = new Set(paths.map(baseName));
    const layers = await mapAtMost(LAYERS_AT_ONCE, descriptors, (descriptor) => cachedLayer(seen, source, descriptor, (path) => names.has(baseName(path))));
    const tree = mergeLayers(layers);
    const program = programs.find((path) => isExecutable(tree, path)) ?? null;
    const present = binaries ?? (program === null ? [] : [program]);
    return {
        platform,
        digest: manifest.digest,
        configDigest: config.digest,
        compressed: descriptors.reduce((sum, { size }) => sum + size, config.size),
        uncompressed: layers.reduce((sum, { uncompressed }) => sum + uncompressed, 0),
        layers: layerReports(layers, descriptors, settings.instructions),
        config: settings.config,
        program,
        binaries: (await mapAtMost(1, present, (path) => inspectBinary(source, tree, path))).filter((report) => report !== null),
    };
}
/** History and layers are joined in order; where their counts differ there is no telling which is which. */
function layerReports(layers, descriptors, instructions) {
    const joined = instructions.length === descriptors.length;
    return descriptors.map(({ digest, mediaType, size }, index) => ({
        digest,
        mediaType,
        compressed: size,
        uncompressed: layers[index]?.uncompressed ?? 0,
        createdBy: joined ? (instructions[index] ?? null) : null,
    }));
}
async function inspectBinary(source, tree, requested) {
    const found = resolvePath(tree, requested);
    if (found?.node.kind !== 'file') {
        return null;
    }
    const elf = await elfOf(source, found.node.layer, found.node.ordinal);
    const interpreter = elf?.interpreter ?? null;
    return {
        path: found.path,
        ...(found.path === requested ? {} : { requested }),
        size: found.node.size,
        elf,
        interpreterFound: interpreter === null ? null : resolvePath(tree, interpreter)?.node.kind === 'file',
    };
}
function isExecutable(tree, path) {
    const node = resolvePath(tree, path)?.node;
    return node?.kind === 'file' && (node.mode & EXECUTABLE) !== 0;
}
function baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
/** Maps with so many calls at once, keeping the order; after a failure no new ones are begun. */
async function mapAtMost(limit, items, map) {
    const results = [];
    const queue = items.entries();
    let failed = false;
    async function work() {
        for (const [index, item] of queue) {
            if (failed) {
                return;
            }
            try {
                results[index] = await map(item);
            }
            catch (error) {
                failed = true;
                throw error;
            }
        }
    }
    await Promise.all(Array.from({ length: limit }, work));
    return results;
}

;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/CsvError.js
class CsvError extends Error {
  constructor(code, message, options, ...contexts) {
    if (Array.isArray(message)) message = message.join(" ").trim();
    super(message);
    if (Error.captureStackTrace !== undefined) {
      Error.captureStackTrace(this, CsvError);
    }
    this.code = code;
    for (const context of contexts) {
      for (const key in context) {
        const value = context[key];
        this[key] = Buffer.isBuffer(value)
          ? value.toString(options.encoding)
          : value == null
            ? value
            : JSON.parse(JSON.stringify(value));
      }
    }
  }
}



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/is_object.js
const is_object = function (obj) {
  return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_columns_array.js



const normalize_columns_array = function (columns) {
  const normalizedColumns = [];
  for (let i = 0, l = columns.length; i < l; i++) {
    const column = columns[i];
    if (column === undefined || column === null || column === false) {
      normalizedColumns[i] = { disabled: true };
    } else if (typeof column === "string" || typeof column === "number") {
      normalizedColumns[i] = { name: `${column}` };
    } else if (is_object(column)) {
      if (typeof column.name !== "string") {
        throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
          "Option columns missing name:",
          `property "name" is required at position ${i}`,
          "when column is an object literal",
        ]);
      }
      normalizedColumns[i] = column;
    } else {
      throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
        "Invalid column definition:",
        "expect a string or a literal object,",
        `got ${JSON.stringify(column)} at position ${i}`,
      ]);
    }
  }
  return normalizedColumns;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/ResizeableBuffer.js
class ResizeableBuffer {
  constructor(size = 100) {
    this.size = size;
    this.length = 0;
    this.buf = Buffer.allocUnsafe(size);
  }
  prepend(val) {
    if (Buffer.isBuffer(val)) {
      const length = this.length + val.length;
      if (length >= this.size) {
        this.resize();
        if (length >= this.size) {
          throw Error("INVALID_BUFFER_STATE");
        }
      }
      const buf = this.buf;
      this.buf = Buffer.allocUnsafe(this.size);
      val.copy(this.buf, 0);
      buf.copy(this.buf, val.length);
      this.length += val.length;
    } else {
      const length = this.length++;
      if (length === this.size) {
        this.resize();
      }
      const buf = this.clone();
      this.buf[0] = val;
      buf.copy(this.buf, 1, 0, length);
    }
  }
  append(val) {
    const length = this.length++;
    if (length === this.size) {
      this.resize();
    }
    this.buf[length] = val;
  }
  clone() {
    return Buffer.from(this.buf.slice(0, this.length));
  }
  resize() {
    const length = this.length;
    this.size = this.size * 2;
    const buf = Buffer.allocUnsafe(this.size);
    this.buf.copy(buf, 0, 0, length);
    this.buf = buf;
  }
  toString(encoding) {
    if (encoding) {
      return this.buf.toString(encoding, 0, this.length);
    } else {
      return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
    }
  }
  toJSON() {
    return this.toString("utf8");
  }
  reset() {
    this.length = 0;
  }
}

/* harmony default export */ const utils_ResizeableBuffer = (ResizeableBuffer);

;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/init_state.js


const init_state = function (options) {
  // ECMAScript WhiteSpace + LineTerminator codepoints, encoded under
  // `options.encoding`. Aligns trimming with `String.prototype.trim()`.
  // https://tc39.es/ecma262/#sec-white-space
  // https://tc39.es/ecma262/#sec-line-terminators
  //
  // Codepoints unrepresentable in the target encoding are dropped: Node's
  // Buffer substitutes them with `?` (0x3F), and including those would cause
  // literal `?` bytes in the input to be trimmed under `latin1`/`ascii`.
  const timchars = [
    // Basic Latin
    0x0020, // [Space](https://www.fileformat.info/info/unicode/char/0020/index.htm)
    0x0009, // [CHARACTER TABULATION (HT)](https://www.fileformat.info/info/unicode/char/0009/index.htm)
    0x000a, // [LINE FEED (LF)](https://www.fileformat.info/info/unicode/char/000a/index.htm)
    0x000d, // [CARRIAGE RETURN (CR)](https://www.fileformat.info/info/unicode/char/000d/index.htm)
    0x000c, // [FORM FEED (FF)](https://www.fileformat.info/info/unicode/char/000c/index.htm)
    0x000b, // [LINE TABULATION (VT)](https://www.fileformat.info/info/unicode/char/000b/index.htm)
    // Latin-1 Supplement
    0x00a0, // [NO-BREAK SPACE (NBSP)](https://www.fileformat.info/info/unicode/char/00a0/index.htm)
    // Ogham
    0x1680, // [OGHAM SPACE MARK](https://www.fileformat.info/info/unicode/char/1680/index.htm)
    // General Punctuation
    0x2000, // [EN QUAD](https://www.fileformat.info/info/unicode/char/2000/index.htm)
    0x2001, // [EM QUAD](https://www.fileformat.info/info/unicode/char/2001/index.htm)
    0x2002, // [EN SPACE](https://www.fileformat.info/info/unicode/char/2002/index.htm)
    0x2003, // [EM SPACE](https://www.fileformat.info/info/unicode/char/2003/index.htm)
    0x2004, // [THREE-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2004/index.htm)
    0x2005, // [FOUR-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2005/index.htm)
    0x2006, // [SIX-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2006/index.htm)
    0x2007, // [FIGURE SPACE](https://www.fileformat.info/info/unicode/char/2007/index.htm)
    0x2008, // [PUNCTUATION SPACE](https://www.fileformat.info/info/unicode/char/2008/index.htm)
    0x2009, // [THIN SPACE](https://www.fileformat.info/info/unicode/char/2009/index.htm)
    0x200a, // [HAIR SPACE](https://www.fileformat.info/info/unicode/char/200a/index.htm)
    0x2028, // [LINE SEPARATOR](https://www.fileformat.info/info/unicode/char/2028/index.htm)
    0x2029, // [PARAGRAPH SEPARATOR](https://www.fileformat.info/info/unicode/char/2029/index.htm)
    0x202f, // [NARROW NO-BREAK SPACE (NNBSP)](https://www.fileformat.info/info/unicode/char/202f/index.htm)
    0x205f, // [MEDIUM MATHEMATICAL SPACE (MMSP)](https://www.fileformat.info/info/unicode/char/205f/index.htm)
    0x3000, // [IDEOGRAPHIC SPACE](https://www.fileformat.info/info/unicode/char/3000/index.htm)
    0xfeff, // [ZERO WIDTH NO-BREAK SPACE (BOM)](https://www.fileformat.info/info/unicode/char/feff/index.htm)
  ].reduce((acc, codepoint) => {
    const encoded = Buffer.from(
      String.fromCharCode(codepoint),
      options.encoding,
    );
    if (codepoint !== 0x3f && encoded.length === 1 && encoded[0] === 0x3f) {
      return acc;
    }
    acc.push(encoded);
    return acc;
  }, []);
  // First-byte lookup table for `__isCharTrimable`. Non-whitespace bytes
  // (the common case) bail out in O(1) without scanning every timchar.
  const timcharFirstBytes = new Uint8Array(256);
  for (const t of timchars) timcharFirstBytes[t[0]] = 1;
  return {
    bomSkipped: false,
    bufBytesStart: 0,
    castField: options.cast_function,
    commenting: false,
    delimiterBufPrevious: undefined,
    delimiterDiscovered: false,
    // Current error encountered by a record
    error: undefined,
    enabled: options.from_line === 1,
    escaping: false,
    escapeIsQuote:
      Buffer.isBuffer(options.escape) &&
      Buffer.isBuffer(options.quote) &&
      Buffer.compare(options.escape, options.quote) === 0,
    // columns can be `false`, `true`, `Array`
    expectedRecordLength: Array.isArray(options.columns)
      ? options.columns.length
      : undefined,
    field: new utils_ResizeableBuffer(20),
    firstLineToHeaders: options.cast_first_line_to_header,
    needMoreDataSize: Math.max(
      // Skip if the remaining buffer smaller than comment
      options.comment !== null ? options.comment.length : 0,
      // Skip if the remaining buffer can be delimiter
      ...(options.delimiter
        ? options.delimiter.map((delimiter) => delimiter.length)
        : []),
      // Auto discovery of delimiter is limited to 1 character
      options.delimiter_auto ? 1 : 0,
      // Skip if the remaining buffer can be escape sequence
      options.quote !== null ? options.quote.length : 0,
      // Skip if the remaining buffer can be a multi-byte trim character
      ...timchars.map((t) => t.length),
    ),
    previousBuf: undefined,
    quoting: false,
    stop: false,
    rawBuffer: new utils_ResizeableBuffer(100),
    record: [],
    recordHasError: false,
    record_length: 0,
    recordDelimiterMaxLength:
      options.record_delimiter.length === 0
        ? 0
        : Math.max(...options.record_delimiter.map((v) => v.length)),
    trimChars: [
      Buffer.from(" ", options.encoding)[0],
      Buffer.from("\t", options.encoding)[0],
    ],
    wasQuoting: false,
    wasRowDelimiter: false,
    timchars: timchars,
    timcharFirstBytes: timcharFirstBytes,
  };
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/underscore.js
const underscore = function (str) {
  return str.replace(/([A-Z])/g, function (_, match) {
    return "_" + match.toLowerCase();
  });
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_options.js





const normalize_options = function (opts) {
  const options = {};
  // Merge with user options
  for (const opt in opts) {
    options[underscore(opt)] = opts[opt];
  }
  // Normalize option `encoding`
  // Note: defined first because other options depends on it
  // to convert chars/strings into buffers.
  if (options.encoding === undefined || options.encoding === true) {
    options.encoding = "utf8";
  } else if (options.encoding === null || options.encoding === false) {
    options.encoding = null;
  } else if (
    typeof options.encoding !== "string" &&
    options.encoding !== null
  ) {
    throw new CsvError(
      "CSV_INVALID_OPTION_ENCODING",
      [
        "Invalid option encoding:",
        "encoding must be a string or null to return a buffer,",
        `got ${JSON.stringify(options.encoding)}`,
      ],
      options,
    );
  }
  // Normalize option `bom`
  if (
    options.bom === undefined ||
    options.bom === null ||
    options.bom === false
  ) {
    options.bom = false;
  } else if (options.bom !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_BOM",
      [
        "Invalid option bom:",
        "bom must be true,",
        `got ${JSON.stringify(options.bom)}`,
      ],
      options,
    );
  }
  // Normalize option `cast`
  options.cast_function = null;
  if (
    options.cast === undefined ||
    options.cast === null ||
    options.cast === false ||
    options.cast === ""
  ) {
    options.cast = undefined;
  } else if (typeof options.cast === "function") {
    options.cast_function = options.cast;
    options.cast = true;
  } else if (options.cast !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST",
      [
        "Invalid option cast:",
        "cast must be true or a function,",
        `got ${JSON.stringify(options.cast)}`,
      ],
      options,
    );
  }
  // Normalize option `cast_date`
  if (
    options.cast_date === undefined ||
    options.cast_date === null ||
    options.cast_date === false ||
    options.cast_date === ""
  ) {
    options.cast_date = false;
  } else if (options.cast_date === true) {
    options.cast_date = function (value) {
      const date = Date.parse(value);
      return !isNaN(date) ? new Date(date) : value;
    };
  } else if (typeof options.cast_date !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST_DATE",
      [
        "Invalid option cast_date:",
        "cast_date must be true or a function,",
        `got ${JSON.stringify(options.cast_date)}`,
      ],
      options,
    );
  }
  // Normalize option `columns`
  options.cast_first_line_to_header = undefined;
  if (options.columns === true) {
    // Fields in the first line are converted as-is to columns
    options.cast_first_line_to_header = undefined;
  } else if (typeof options.columns === "function") {
    options.cast_first_line_to_header = options.columns;
    options.columns = true;
  } else if (Array.isArray(options.columns)) {
    options.columns = normalize_columns_array(options.columns);
  } else if (
    options.columns === undefined ||
    options.columns === null ||
    options.columns === false
  ) {
    options.columns = false;
  } else {
    throw new CsvError(
      "CSV_INVALID_OPTION_COLUMNS",
      [
        "Invalid option columns:",
        "expect an array, a function or true,",
        `got ${JSON.stringify(options.columns)}`,
      ],
      options,
    );
  }
  // Normalize option `group_columns_by_name`
  if (
    options.group_columns_by_name === undefined ||
    options.group_columns_by_name === null ||
    options.group_columns_by_name === false
  ) {
    options.group_columns_by_name = false;
  } else if (options.group_columns_by_name !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "expect an boolean,",
        `got ${JSON.stringify(options.group_columns_by_name)}`,
      ],
      options,
    );
  } else if (options.columns === false) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "the `columns` mode must be activated.",
      ],
      options,
    );
  }
  // Normalize option `comment`
  if (
    options.comment === undefined ||
    options.comment === null ||
    options.comment === false ||
    options.comment === ""
  ) {
    options.comment = null;
  } else {
    if (typeof options.comment === "string") {
      options.comment = Buffer.from(options.comment, options.encoding);
    }
    if (!Buffer.isBuffer(options.comment)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_COMMENT",
        [
          "Invalid option comment:",
          "comment must be a buffer or a string,",
          `got ${JSON.stringify(options.comment)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `comment_no_infix`
  if (
    options.comment_no_infix === undefined ||
    options.comment_no_infix === null ||
    options.comment_no_infix === false
  ) {
    options.comment_no_infix = false;
  } else if (options.comment_no_infix !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_COMMENT",
      [
        "Invalid option comment_no_infix:",
        "value must be a boolean,",
        `got ${JSON.stringify(options.comment_no_infix)}`,
      ],
      options,
    );
  }
  // Normalize option `delimiter_auto`
  if (
    options.delimiter_auto === undefined ||
    options.delimiter_auto === null ||
    options.delimiter_auto === false
  ) {
    options.delimiter_auto = false;
  } else if (options.delimiter_auto === true) {
    options.delimiter_auto = {};
  } else if (!is_object(options.delimiter_auto)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_DELIMITER_AUTO",
      [
        "Invalid option delimiter_auto:",
        "delimiter_auto must be a boolean or a configuration object,",
        `got ${JSON.stringify(options.delimiter_auto)}`,
      ],
      options,
    );
  }
  if (options.delimiter_auto) {
    if (options.delimiter_auto.preferred === undefined)
      options.delimiter_auto.preferred = {
        [",".charCodeAt(0)]: 1.8,
        ["\t".charCodeAt(0)]: 1.8,
        [";".charCodeAt(0)]: 1.6,
        [" ".charCodeAt(0)]: 1.6,
        [":".charCodeAt(0)]: 1.5,
        [".".charCodeAt(0)]: 1.4,
        ["/".charCodeAt(0)]: 1.4,
      };
    else if (!is_object(options.delimiter_auto.preferred)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "preferred must be an object,",
          `got ${JSON.stringify(options.delimiter_auto.preferred)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.score === undefined)
      options.delimiter_auto.score = (info, options) => {
        return (
          (info.total - info.std) * (options.preferred[info.char_code] || 1)
        );
      };
    else if (typeof options.delimiter_auto.score !== "function") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "score must be a function,",
          `got ${JSON.stringify(options.delimiter_auto.score)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.size === undefined)
      options.delimiter_auto.size = 2048;
    else if (typeof options.delimiter_auto.size !== "number") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "size must be a number,",
          `got ${JSON.stringify(options.delimiter_auto.size)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `delimiter`
  const delimiter_json = JSON.stringify(options.delimiter);
  if (options.delimiter_auto !== false) {
    options.delimiter = [];
  }
  if (!Array.isArray(options.delimiter)) {
    if (
      options.delimiter === undefined ||
      options.delimiter === null ||
      options.delimiter === false
    ) {
      options.delimiter = Buffer.from(",", options.encoding);
    }
    options.delimiter = [options.delimiter];
  }
  options.delimiter = options.delimiter.map(function (delimiter) {
    if (typeof delimiter === "string") {
      delimiter = Buffer.from(delimiter, options.encoding);
    }
    if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER",
        [
          "Invalid option delimiter:",
          "delimiter must be a non empty string or buffer or array of string|buffer,",
          `got ${delimiter_json}`,
        ],
        options,
      );
    }
    return delimiter;
  });
  // Normalize option `escape`
  if (options.escape === undefined || options.escape === true) {
    options.escape = Buffer.from('"', options.encoding);
  } else if (typeof options.escape === "string") {
    options.escape = Buffer.from(options.escape, options.encoding);
  } else if (options.escape === null || options.escape === false) {
    options.escape = null;
  }
  if (options.escape !== null) {
    if (!Buffer.isBuffer(options.escape)) {
      throw new Error(
        `Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`,
      );
    }
  }
  // Normalize option `from`
  if (options.from === undefined || options.from === null) {
    options.from = 1;
  } else {
    if (typeof options.from === "string" && /\d+/.test(options.from)) {
      options.from = parseInt(options.from);
    }
    if (Number.isInteger(options.from)) {
      if (options.from < 0) {
        throw new Error(
          `Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`,
      );
    }
  }
  // Normalize option `from_line`
  if (options.from_line === undefined || options.from_line === null) {
    options.from_line = 1;
  } else {
    if (
      typeof options.from_line === "string" &&
      /\d+/.test(options.from_line)
    ) {
      options.from_line = parseInt(options.from_line);
    }
    if (Number.isInteger(options.from_line)) {
      if (options.from_line <= 0) {
        throw new Error(
          `Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`,
      );
    }
  }
  // Normalize options `ignore_last_delimiters`
  if (
    options.ignore_last_delimiters === undefined ||
    options.ignore_last_delimiters === null
  ) {
    options.ignore_last_delimiters = false;
  } else if (typeof options.ignore_last_delimiters === "number") {
    options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
    if (options.ignore_last_delimiters === 0) {
      options.ignore_last_delimiters = false;
    }
  } else if (typeof options.ignore_last_delimiters !== "boolean") {
    throw new CsvError(
      "CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS",
      [
        "Invalid option `ignore_last_delimiters`:",
        "the value must be a boolean value or an integer,",
        `got ${JSON.stringify(options.ignore_last_delimiters)}`,
      ],
      options,
    );
  }
  if (options.ignore_last_delimiters === true && options.columns === false) {
    throw new CsvError(
      "CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS",
      [
        "The option `ignore_last_delimiters`",
        "requires the activation of the `columns` option",
      ],
      options,
    );
  }
  // Normalize option `info`
  if (
    options.info === undefined ||
    options.info === null ||
    options.info === false
  ) {
    options.info = false;
  } else if (options.info !== true) {
    throw new Error(
      `Invalid Option: info must be true, got ${JSON.stringify(options.info)}`,
    );
  }
  // Normalize option `max_record_size`
  if (
    options.max_record_size === undefined ||
    options.max_record_size === null ||
    options.max_record_size === false
  ) {
    options.max_record_size = 0;
  } else if (
    Number.isInteger(options.max_record_size) &&
    options.max_record_size >= 0
  ) {
    // Great, nothing to do
  } else if (
    typeof options.max_record_size === "string" &&
    /\d+/.test(options.max_record_size)
  ) {
    options.max_record_size = parseInt(options.max_record_size);
  } else {
    throw new Error(
      `Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`,
    );
  }
  // Normalize option `objname`
  if (
    options.objname === undefined ||
    options.objname === null ||
    options.objname === false
  ) {
    options.objname = undefined;
  } else if (Buffer.isBuffer(options.objname)) {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty buffer`);
    }
    if (options.encoding === null) {
      // Don't call `toString`, leave objname as a buffer
    } else {
      options.objname = options.objname.toString(options.encoding);
    }
  } else if (typeof options.objname === "string") {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty string`);
    }
    // Great, nothing to do
  } else if (typeof options.objname === "number") {
    // if(options.objname.length === 0){
    //   throw new Error(`Invalid Option: objname must be a non empty string`);
    // }
    // Great, nothing to do
  } else {
    throw new Error(
      `Invalid Option: objname must be a string or a buffer, got ${options.objname}`,
    );
  }
  if (options.objname !== undefined) {
    if (typeof options.objname === "number") {
      if (options.columns !== false) {
        throw Error(
          "Invalid Option: objname index cannot be combined with columns or be defined as a field",
        );
      }
    } else {
      // A string or a buffer
      if (options.columns === false) {
        throw Error(
          "Invalid Option: objname field must be combined with columns or be defined as an index",
        );
      }
    }
  }
  // Normalize option `on_record`
  if (options.on_record === undefined || options.on_record === null) {
    options.on_record = undefined;
  } else if (typeof options.on_record !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_ON_RECORD",
      [
        "Invalid option `on_record`:",
        "expect a function,",
        `got ${JSON.stringify(options.on_record)}`,
      ],
      options,
    );
  }
  // Normalize option `on_skip`
  // options.on_skip ??= (err, chunk) => {
  //   this.emit('skip', err, chunk);
  // };
  if (
    options.on_skip !== undefined &&
    options.on_skip !== null &&
    typeof options.on_skip !== "function"
  ) {
    throw new Error(
      `Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`,
    );
  }
  // Normalize option `quote`
  if (
    options.quote === null ||
    options.quote === false ||
    options.quote === ""
  ) {
    options.quote = null;
  } else {
    if (options.quote === undefined || options.quote === true) {
      options.quote = Buffer.from('"', options.encoding);
    } else if (typeof options.quote === "string") {
      options.quote = Buffer.from(options.quote, options.encoding);
    }
    if (!Buffer.isBuffer(options.quote)) {
      throw new Error(
        `Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`,
      );
    }
  }
  // Normalize option `raw`
  if (
    options.raw === undefined ||
    options.raw === null ||
    options.raw === false
  ) {
    options.raw = false;
  } else if (options.raw !== true) {
    throw new Error(
      `Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`,
    );
  }
  // Normalize option `record_delimiter`
  if (options.record_delimiter === undefined) {
    options.record_delimiter = [];
  } else if (
    typeof options.record_delimiter === "string" ||
    Buffer.isBuffer(options.record_delimiter)
  ) {
    if (options.record_delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer,",
          `got ${JSON.stringify(options.record_delimiter)}`,
        ],
        options,
      );
    }
    options.record_delimiter = [options.record_delimiter];
  } else if (!Array.isArray(options.record_delimiter)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_RECORD_DELIMITER",
      [
        "Invalid option `record_delimiter`:",
        "value must be a string, a buffer or array of string|buffer,",
        `got ${JSON.stringify(options.record_delimiter)}`,
      ],
      options,
    );
  }
  options.record_delimiter = options.record_delimiter.map(function (rd, i) {
    if (typeof rd !== "string" && !Buffer.isBuffer(rd)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a string, a buffer or array of string|buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    } else if (rd.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    }
    if (typeof rd === "string") {
      rd = Buffer.from(rd, options.encoding);
    }
    return rd;
  });
  // Normalize option `relax_column_count`
  if (typeof options.relax_column_count === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count === undefined ||
    options.relax_column_count === null
  ) {
    options.relax_column_count = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`,
    );
  }
  if (typeof options.relax_column_count_less === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_less === undefined ||
    options.relax_column_count_less === null
  ) {
    options.relax_column_count_less = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`,
    );
  }
  if (typeof options.relax_column_count_more === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_more === undefined ||
    options.relax_column_count_more === null
  ) {
    options.relax_column_count_more = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`,
    );
  }
  // Normalize option `relax_quotes`
  if (typeof options.relax_quotes === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_quotes === undefined ||
    options.relax_quotes === null
  ) {
    options.relax_quotes = false;
  } else {
    throw new Error(
      `Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`,
    );
  }
  // Normalize option `skip_empty_lines`
  if (typeof options.skip_empty_lines === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_empty_lines === undefined ||
    options.skip_empty_lines === null
  ) {
    options.skip_empty_lines = false;
  } else {
    throw new Error(
      `Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`,
    );
  }
  // Normalize option `skip_records_with_empty_values`
  if (typeof options.skip_records_with_empty_values === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_empty_values === undefined ||
    options.skip_records_with_empty_values === null
  ) {
    options.skip_records_with_empty_values = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`,
    );
  }
  // Normalize option `skip_records_with_error`
  if (typeof options.skip_records_with_error === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_error === undefined ||
    options.skip_records_with_error === null
  ) {
    options.skip_records_with_error = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`,
    );
  }
  // Normalize option `rtrim`
  if (
    options.rtrim === undefined ||
    options.rtrim === null ||
    options.rtrim === false
  ) {
    options.rtrim = false;
  } else if (options.rtrim !== true) {
    throw new Error(
      `Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`,
    );
  }
  // Normalize option `ltrim`
  if (
    options.ltrim === undefined ||
    options.ltrim === null ||
    options.ltrim === false
  ) {
    options.ltrim = false;
  } else if (options.ltrim !== true) {
    throw new Error(
      `Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`,
    );
  }
  // Normalize option `trim`
  if (
    options.trim === undefined ||
    options.trim === null ||
    options.trim === false
  ) {
    options.trim = false;
  } else if (options.trim !== true) {
    throw new Error(
      `Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`,
    );
  }
  // Normalize options `trim`, `ltrim` and `rtrim`
  if (options.trim === true && opts.ltrim !== false) {
    options.ltrim = true;
  } else if (options.ltrim !== true) {
    options.ltrim = false;
  }
  if (options.trim === true && opts.rtrim !== false) {
    options.rtrim = true;
  } else if (options.rtrim !== true) {
    options.rtrim = false;
  }
  // Normalize option `to`
  if (options.to === undefined || options.to === null) {
    options.to = -1;
  } else if (options.to !== -1) {
    if (typeof options.to === "string" && /\d+/.test(options.to)) {
      options.to = parseInt(options.to);
    }
    if (Number.isInteger(options.to)) {
      if (options.to <= 0) {
        throw new Error(
          `Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`,
      );
    }
  }
  // Normalize option `to_line`
  if (options.to_line === undefined || options.to_line === null) {
    options.to_line = -1;
  } else if (options.to_line !== -1) {
    if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) {
      options.to_line = parseInt(options.to_line);
    }
    if (Number.isInteger(options.to_line)) {
      if (options.to_line <= 0) {
        throw new Error(
          `Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`,
      );
    }
  }
  return options;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/delimiter_discover.js



// Discussed in [issue #400](https://github.com/adaltas/node-csv/issues/400)
// See https://github.com/python/cpython/blob/ea1b1c579f600cc85d145c60862b2e6b98701b24/Lib/csv.py#L349
const delimiter_discover = function (records, options) {
  // Normalize the configuration
  if (!options) {
    ({ delimiter_auto: options } = normalize_options({ delimiter_auto: true }));
  }
  // Convert String to Buffer
  if (typeof records === "string") {
    records = Buffer.from(records);
  }
  // Convert Buffer to an array of records
  if (Buffer.isBuffer(records)) {
    records = ((data) => {
      const records = [];
      const parser = transform({ delimiter: [] });
      const push = (record) => records.push(record);
      const close = () => {};
      const error = parser.parse(data, true, push, close);
      if (error !== undefined) throw error;
      return records;
    })(records);
  }
  // Info array initialization, 127 entries, one per char code
  const info = Array(127)
    .fill()
    .map(() => ({ lines: [] }));
  // Traverse each records, count occurences per char code
  records.map(([record], line) => {
    for (let i = 0, l = record.length; i < l; i++) {
      // Count the character frequency
      const code = record.charCodeAt(i);
      if (info[code].lines[line] === undefined) info[code].lines[line] = 0;
      info[code].lines[line]++;
    }
  });
  // Traverse each char code, compute the score
  info.map((info, i) => {
    info.char_code = i;
    info.std = std(info.lines);
    info.total = info.lines.reduce((acc, val) => acc + val, 0);
    info.preferred = !!options.preferred[i];
    info.score = options.score(info, options);
  });
  // Extract the dominant character
  const result = info.reduce(
    (acc, info) => (acc.score > info.score ? acc : info),
    {},
  );
  return String.fromCharCode(result.char_code);
};

const std = function (array) {
  const n = array.length;
  if (n === 0) return 0;
  const mean = array.reduce((a, b) => a + b) / n;
  return Math.sqrt(
    array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n,
  );
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/index.js






const isRecordEmpty = function (record) {
  return record.every(
    (field) =>
      field == null || (field.toString && field.toString().trim() === ""),
  );
};

const cr = 13; // `\r`, carriage return, 0x0D in hexadécimal, 13 in decimal
const nl = 10; // `\n`, newline, 0x0A in hexadecimal, 10 in decimal

const boms = {
  // Note, the following are equals:
  // Buffer.from("\ufeff")
  // Buffer.from([239, 187, 191])
  // Buffer.from('EFBBBF', 'hex')
  utf8: Buffer.from([239, 187, 191]),
  // Note, the following are equals:
  // Buffer.from "\ufeff", 'utf16le
  // Buffer.from([255, 254])
  utf16le: Buffer.from([255, 254]),
};

const transform = function (original_options = {}) {
  const info = {
    bytes: 0,
    bytes_records: 0,
    comment_lines: 0,
    empty_lines: 0,
    invalid_field_length: 0,
    lines: 1,
    records: 0,
  };
  const options = normalize_options(original_options);
  return {
    info: info,
    original_options: original_options,
    options: options,
    state: init_state(options),
    __needMoreData: function (i, bufLen, end) {
      if (end) return false;
      const { encoding, escape, quote } = this.options;
      const { quoting, needMoreDataSize, recordDelimiterMaxLength } =
        this.state;
      const numOfCharLeft = bufLen - i - 1;
      const requiredLength = Math.max(
        needMoreDataSize,
        // Skip if the remaining buffer smaller than record delimiter
        // If "record_delimiter" is yet to be discovered:
        // 1. It is equals to `[]` and "recordDelimiterMaxLength" equals `0`
        // 2. We set the length to windows line ending in the current encoding
        // Note, that encoding is known from user or bom discovery at that point
        // recordDelimiterMaxLength,
        recordDelimiterMaxLength === 0
          ? Buffer.from("\r\n", encoding).length
          : recordDelimiterMaxLength,
        // Skip if remaining buffer can be an escaped quote
        quoting ? (escape === null ? 0 : escape.length) + quote.length : 0,
        // Skip if remaining buffer can be record delimiter following the closing quote
        quoting ? quote.length + recordDelimiterMaxLength : 0,
      );
      return numOfCharLeft < requiredLength;
    },
    // Central parser implementation
    parse: function (nextBuf, end, push, close) {
      const {
        bom,
        comment_no_infix,
        delimiter_auto,
        encoding,
        from_line,
        ltrim,
        max_record_size,
        raw,
        relax_quotes,
        rtrim,
        skip_empty_lines,
        to,
        to_line,
      } = this.options;
      let { comment, escape, quote, record_delimiter } = this.options;
      const {
        bomSkipped,
        delimiterDiscovered,
        delimiterBufPrevious,
        rawBuffer,
        escapeIsQuote,
      } = this.state;
      // Automatic delimiter discovery
      if (!delimiterDiscovered && delimiter_auto) {
        let delimiterBuf;
        if (delimiterBufPrevious === undefined) {
          delimiterBuf = nextBuf;
        } else if (
          delimiterBufPrevious !== undefined &&
          nextBuf === undefined
        ) {
          delimiterBuf = delimiterBufPrevious;
        } else {
          delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
        }
        // Ensure that nextBuf is not concatenated a second time during buffer reconciliation
        nextBuf = undefined;
        // this.delimiterBufPrevious = delimiterBuf;
        if (end || delimiterBuf.length > delimiter_auto.size) {
          this.options.delimiter = [
            Buffer.from(
              delimiter_discover(delimiterBuf, this.options.delimiter_auto),
            ),
          ];
          this.state.previousBuf = delimiterBuf;
          this.state.delimiterBufPrevious = undefined;
          this.state.delimiterDiscovered = true;
        } else {
          this.state.delimiterBufPrevious = delimiterBuf;
          return;
        }
      }
      // Previous buffers reconciliation
      const { previousBuf } = this.state;
      let buf;
      if (previousBuf === undefined) {
        if (nextBuf === undefined) {
          // Handle empty string
          close();
          return;
        } else {
          buf = nextBuf;
        }
      } else if (previousBuf !== undefined && nextBuf === undefined) {
        buf = previousBuf;
      } else {
        buf = Buffer.concat([previousBuf, nextBuf]);
      }
      // Handle UTF BOM
      if (bomSkipped === false) {
        if (bom === false) {
          this.state.bomSkipped = true;
        } else if (buf.length < 3) {
          // No enough data
          if (end === false) {
            // Wait for more data
            this.state.previousBuf = buf;
            return;
          }
        } else {
          for (const encoding in boms) {
            if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
              // Skip BOM
              const bomLength = boms[encoding].length;
              this.state.bufBytesStart += bomLength;
              buf = buf.slice(bomLength);
              // Renormalize original options with the new encoding
              const options = normalize_options({
                ...this.original_options,
                encoding: encoding,
              });
              // Properties are merged with the existing options instance
              for (const key in options) {
                this.options[key] = options[key];
              }
              // Options will re-evaluate the Buffer with the new encoding
              ({ comment, escape, quote } = this.options);
              break;
            }
          }
          this.state.bomSkipped = true;
        }
      }
      const bufLen = buf.length;
      let pos;
      for (pos = 0; pos < bufLen; pos++) {
        // Ensure we get enough space to look ahead
        // There should be a way to move this out of the loop
        if (this.__needMoreData(pos, bufLen, end)) {
          break;
        }
        if (this.state.wasRowDelimiter === true) {
          this.info.lines++;
          this.state.wasRowDelimiter = false;
        }
        if (to_line !== -1 && this.info.lines > to_line) {
          this.state.stop = true;
          close();
          return;
        }
        // Auto discovery of record_delimiter, unix, mac and windows supported
        if (this.state.quoting === false && record_delimiter.length === 0) {
          const record_delimiterCount = this.__autoDiscoverRecordDelimiter(
            buf,
            pos,
          );
          if (record_delimiterCount) {
            record_delimiter = this.options.record_delimiter;
          }
        }
        const chr = buf[pos];
        if (raw === true) {
          rawBuffer.append(chr);
        }
        if (
          (chr === cr || chr === nl) &&
          this.state.wasRowDelimiter === false
        ) {
          this.state.wasRowDelimiter = true;
        }
        // Previous char was a valid escape char
        // treat the current char as a regular char
        if (this.state.escaping === true) {
          this.state.escaping = false;
        } else {
          // Escape is only active inside quoted fields
          // We are quoting, the char is an escape chr and there is a chr to escape
          // if(escape !== null && this.state.quoting === true && chr === escape && pos + 1 < bufLen){
          if (
            escape !== null &&
            this.state.quoting === true &&
            this.__isEscape(buf, pos, chr) &&
            pos + escape.length < bufLen
          ) {
            if (escapeIsQuote) {
              if (this.__isQuote(buf, pos + escape.length)) {
                this.state.escaping = true;
                pos += escape.length - 1;
                continue;
              }
            } else {
              this.state.escaping = true;
              pos += escape.length - 1;
              continue;
            }
          }
          // Not currently escaping and chr is a quote
          // TODO: need to compare bytes instead of single char
          if (this.state.commenting === false && this.__isQuote(buf, pos)) {
            if (this.state.quoting === true) {
              const nextChr = buf[pos + quote.length];
              const isNextChrTrimable =
                rtrim && this.__isCharTrimable(buf, pos + quote.length);
              const isNextChrComment =
                comment !== null &&
                this.__compareBytes(comment, buf, pos + quote.length, nextChr);
              const isNextChrDelimiter = this.__isDelimiter(
                buf,
                pos + quote.length,
                nextChr,
              );
              const isNextChrRecordDelimiter =
                record_delimiter.length === 0
                  ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length)
                  : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
              // Escape a quote
              // Treat next char as a regular character
              if (
                escape !== null &&
                this.__isEscape(buf, pos, chr) &&
                this.__isQuote(buf, pos + escape.length)
              ) {
                pos += escape.length - 1;
              } else if (
                !nextChr ||
                isNextChrDelimiter ||
                isNextChrRecordDelimiter ||
                isNextChrComment ||
                isNextChrTrimable
              ) {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                pos += quote.length - 1;
                continue;
              } else if (relax_quotes === false) {
                const err = this.__error(
                  new CsvError(
                    "CSV_INVALID_CLOSING_QUOTE",
                    [
                      "Invalid Closing Quote:",
                      `got "${String.fromCharCode(nextChr)}"`,
                      `at line ${this.info.lines}`,
                      "instead of delimiter, record delimiter, trimable character",
                      "(if activated) or comment",
                    ],
                    this.options,
                    this.__infoField(),
                  ),
                );
                if (err !== undefined) return err;
              } else {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                this.state.field.prepend(quote);
                pos += quote.length - 1;
              }
            } else {
              if (this.state.field.length !== 0) {
                // In relax_quotes mode, treat opening quote preceded by chrs as regular
                if (relax_quotes === false) {
                  const info = this.__infoField();
                  const bom = Object.keys(boms)
                    .map((b) =>
                      boms[b].equals(this.state.field.toString()) ? b : false,
                    )
                    .filter(Boolean)[0];
                  const err = this.__error(
                    new CsvError(
                      "INVALID_OPENING_QUOTE",
                      [
                        "Invalid Opening Quote:",
                        `a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
                        bom ? `(${bom} bom)` : undefined,
                      ],
                      this.options,
                      info,
                      {
                        field: this.state.field,
                      },
                    ),
                  );
                  if (err !== undefined) return err;
                }
              } else {
                this.state.quoting = true;
                pos += quote.length - 1;
                continue;
              }
            }
          }
          if (this.state.quoting === false) {
            const recordDelimiterLength = this.__isRecordDelimiter(
              chr,
              buf,
              pos,
            );
            if (recordDelimiterLength !== 0) {
              // Do not emit comments which take a full line
              const skipCommentLine =
                this.state.commenting &&
                this.state.wasQuoting === false &&
                this.state.record.length === 0 &&
                this.state.field.length === 0;
              if (skipCommentLine) {
                this.info.comment_lines++;
                // Skip full comment line
              } else {
                // Activate records emission if above from_line
                if (
                  this.state.enabled === false &&
                  this.info.lines +
                    (this.state.wasRowDelimiter === true ? 1 : 0) >=
                    from_line
                ) {
                  this.state.enabled = true;
                  this.__resetField();
                  this.__resetRecord();
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                // Skip if line is empty and skip_empty_lines activated
                if (
                  skip_empty_lines === true &&
                  this.state.wasQuoting === false &&
                  this.state.record.length === 0 &&
                  this.state.field.length === 0
                ) {
                  this.info.empty_lines++;
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                this.info.bytes = this.state.bufBytesStart + pos;
                const errField = this.__onField();
                if (errField !== undefined) return errField;
                this.info.bytes =
                  this.state.bufBytesStart + pos + recordDelimiterLength;
                const errRecord = this.__onRecord(push);
                if (errRecord !== undefined) return errRecord;
                if (to !== -1 && this.info.records >= to) {
                  this.state.stop = true;
                  close();
                  return;
                }
              }
              this.state.commenting = false;
              pos += recordDelimiterLength - 1;
              continue;
            }
            if (this.state.commenting) {
              continue;
            }
            if (
              comment !== null &&
              (comment_no_infix === false ||
                (this.state.record.length === 0 &&
                  this.state.field.length === 0))
            ) {
              const commentCount = this.__compareBytes(comment, buf, pos, chr);
              if (commentCount !== 0) {
                this.state.commenting = true;
                continue;
              }
            }
            const delimiterLength = this.__isDelimiter(buf, pos, chr);
            if (delimiterLength !== 0) {
              this.info.bytes = this.state.bufBytesStart + pos;
              const errField = this.__onField();
              if (errField !== undefined) return errField;
              pos += delimiterLength - 1;
              continue;
            }
          }
        }
        if (this.state.commenting === false) {
          if (
            max_record_size !== 0 &&
            this.state.record_length + this.state.field.length > max_record_size
          ) {
            return this.__error(
              new CsvError(
                "CSV_MAX_RECORD_SIZE",
                [
                  "Max Record Size:",
                  "record exceed the maximum number of tolerated bytes",
                  `of ${max_record_size}`,
                  `at line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
              ),
            );
          }
        }
        const lappend =
          ltrim === false ||
          this.state.quoting === true ||
          this.state.field.length !== 0 ||
          !this.__isCharTrimable(buf, pos);
        // rtrim in non quoting is handle in __onField
        const rappend = rtrim === false || this.state.wasQuoting === false;
        if (lappend === true && rappend === true) {
          this.state.field.append(chr);
        } else if (rtrim === true && !this.__isCharTrimable(buf, pos)) {
          return this.__error(
            new CsvError(
              "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
              [
                "Invalid Closing Quote:",
                "found non trimable byte after quote",
                `at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
        } else {
          if (lappend === false) {
            pos += this.__isCharTrimable(buf, pos) - 1;
          }
          continue;
        }
      }
      if (end === true) {
        // Ensure we are not ending in a quoting state
        if (this.state.quoting === true) {
          const err = this.__error(
            new CsvError(
              "CSV_QUOTE_NOT_CLOSED",
              [
                "Quote Not Closed:",
                `the parsing is finished with an opening quote at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
          if (err !== undefined) return err;
        } else {
          // Skip last line if it has no characters
          if (
            this.state.wasQuoting === true ||
            this.state.record.length !== 0 ||
            this.state.field.length !== 0
          ) {
            this.info.bytes = this.state.bufBytesStart + pos;
            const errField = this.__onField();
            if (errField !== undefined) return errField;
            const errRecord = this.__onRecord(push);
            if (errRecord !== undefined) return errRecord;
          } else if (this.state.wasRowDelimiter === true) {
            this.info.empty_lines++;
          } else if (this.state.commenting === true) {
            this.info.comment_lines++;
          }
        }
      } else {
        this.state.bufBytesStart += pos;
        this.state.previousBuf = buf.slice(pos);
      }
      if (this.state.wasRowDelimiter === true) {
        this.info.lines++;
        this.state.wasRowDelimiter = false;
      }
    },
    __onRecord: function (push) {
      const {
        columns,
        group_columns_by_name,
        encoding,
        info,
        from,
        relax_column_count,
        relax_column_count_less,
        relax_column_count_more,
        raw,
        skip_records_with_empty_values,
      } = this.options;
      const { enabled, record } = this.state;
      if (enabled === false) {
        return this.__resetRecord();
      }
      // Convert the first line into column names
      const recordLength = record.length;
      if (columns === true) {
        if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
          this.__resetRecord();
          return;
        }
        return this.__firstLineToColumns(record);
      }
      if (columns === false && this.info.records === 0) {
        this.state.expectedRecordLength = recordLength;
      }
      if (recordLength !== this.state.expectedRecordLength) {
        const err =
          columns === false
            ? new CsvError(
                "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
                [
                  "Invalid Record Length:",
                  `expect ${this.state.expectedRecordLength},`,
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              )
            : new CsvError(
                "CSV_RECORD_INCONSISTENT_COLUMNS",
                [
                  "Invalid Record Length:",
                  `columns length is ${columns.length},`, // rename columns
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              );
        if (
          relax_column_count === true ||
          (relax_column_count_less === true &&
            recordLength < this.state.expectedRecordLength) ||
          (relax_column_count_more === true &&
            recordLength > this.state.expectedRecordLength)
        ) {
          this.info.invalid_field_length++;
          this.state.error = err;
          // Error is undefined with skip_records_with_error
        } else {
          const finalErr = this.__error(err);
          if (finalErr) return finalErr;
        }
      }
      if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
        this.__resetRecord();
        return;
      }
      if (this.state.recordHasError === true) {
        this.__resetRecord();
        this.state.recordHasError = false;
        return;
      }
      this.info.records++;
      if (from === 1 || this.info.records >= from) {
        const { objname } = this.options;
        // With columns, records are object
        if (columns !== false) {
          const obj = {};
          // Transform record array to an object
          for (let i = 0, l = record.length; i < l; i++) {
            if (columns[i] === undefined || columns[i].disabled) continue;
            // Turn duplicate columns into an array
            if (
              group_columns_by_name === true &&
              Object.hasOwn(obj, columns[i].name)
            ) {
              if (Array.isArray(obj[columns[i].name])) {
                obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
              } else {
                obj[columns[i].name] = [obj[columns[i].name], record[i]];
              }
            } else {
              Object.defineProperty(obj, columns[i].name, {
                value: record[i],
                enumerable: true,
                writable: true,
                configurable: true,
              });
            }
          }
          // Without objname (default)
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: obj },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [obj[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? obj : [obj[objname], obj],
              push,
            );
            if (err) {
              return err;
            }
          }
          // Without columns, records are array
        } else {
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: record },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [record[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? record : [record[objname], record],
              push,
            );
            if (err) {
              return err;
            }
          }
        }
      }
      this.__resetRecord();
    },
    __firstLineToColumns: function (record) {
      const { firstLineToHeaders } = this.state;
      try {
        const headers =
          firstLineToHeaders === undefined
            ? record
            : firstLineToHeaders.call(null, record);
        if (!Array.isArray(headers)) {
          return this.__error(
            new CsvError(
              "CSV_INVALID_COLUMN_MAPPING",
              [
                "Invalid Column Mapping:",
                "expect an array from column function,",
                `got ${JSON.stringify(headers)}`,
              ],
              this.options,
              this.__infoField(),
              {
                headers: headers,
              },
            ),
          );
        }
        const normalizedHeaders = normalize_columns_array(headers);
        this.state.expectedRecordLength = normalizedHeaders.length;
        this.options.columns = normalizedHeaders;
        this.__resetRecord();
        return;
      } catch (err) {
        return err;
      }
    },
    __resetRecord: function () {
      if (this.options.raw === true) {
        this.state.rawBuffer.reset();
      }
      this.state.error = undefined;
      this.state.record = [];
      this.state.record_length = 0;
    },
    __onField: function () {
      const { cast, encoding, rtrim, max_record_size } = this.options;
      const { enabled, wasQuoting } = this.state;
      // Short circuit for the from_line options
      if (enabled === false) {
        return this.__resetField();
      }
      let field = this.state.field.toString(encoding);
      if (rtrim === true && wasQuoting === false) {
        field = field.trimRight();
      }
      if (cast === true) {
        const [err, f] = this.__cast(field);
        if (err !== undefined) return err;
        field = f;
      }
      this.state.record.push(field);
      // Increment record length if record size must not exceed a limit
      if (max_record_size !== 0 && typeof field === "string") {
        this.state.record_length += field.length;
      }
      this.__resetField();
    },
    __resetField: function () {
      this.state.field.reset();
      this.state.wasQuoting = false;
    },
    __push: function (record, push) {
      const { on_record } = this.options;
      if (on_record !== undefined) {
        const info = this.__infoRecord();
        try {
          record = on_record.call(null, record, info);
        } catch (err) {
          return err;
        }
        if (record === undefined || record === null) {
          return;
        }
      }
      this.info.bytes_records += this.info.bytes;
      push(record);
    },
    // Return a tuple with the error and the casted value
    __cast: function (field) {
      const { columns, relax_column_count } = this.options;
      const isColumns = Array.isArray(columns);
      // Dont loose time calling cast
      // because the final record is an object
      // and this field can't be associated to a key present in columns
      if (
        isColumns === true &&
        relax_column_count &&
        this.options.columns.length <= this.state.record.length
      ) {
        return [undefined, undefined];
      }
      if (this.state.castField !== null) {
        try {
          const info = this.__infoField();
          return [undefined, this.state.castField.call(null, field, info)];
        } catch (err) {
          return [err];
        }
      }
      if (this.__isFloat(field)) {
        return [undefined, parseFloat(field)];
      } else if (this.options.cast_date !== false) {
        const info = this.__infoField();
        return [undefined, this.options.cast_date.call(null, field, info)];
      }
      return [undefined, field];
    },
    __compareBytes: function (sourceBuf, targetBuf, targetPos, firstByte) {
      if (sourceBuf[0] !== firstByte) return 0;
      const sourceLength = sourceBuf.length;
      for (let i = 1; i < sourceLength; i++) {
        if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
      }
      return sourceLength;
    },
    // Helper to test if a character is trimable
    __isCharTrimable: function (buf, pos) {
      const { timchars, timcharFirstBytes } = this.state;
      // Fast bail-out: non-whitespace bytes (the common case) are rejected
      // without scanning the full timchar list.
      const first = buf[pos];
      if (first === undefined || timcharFirstBytes[first] === 0) return 0;
      loop1: for (let i = 0; i < timchars.length; i++) {
        const timchar = timchars[i];
        for (let j = 0; j < timchar.length; j++) {
          if (timchar[j] !== buf[pos + j]) continue loop1;
        }
        return timchar.length;
      }
      return 0;
    },
    __isDelimiter: function (buf, pos, chr) {
      const { delimiter, ignore_last_delimiters } = this.options;
      if (
        ignore_last_delimiters === true &&
        this.state.record.length === this.options.columns.length - 1
      ) {
        return 0;
      } else if (
        ignore_last_delimiters !== false &&
        typeof ignore_last_delimiters === "number" &&
        this.state.record.length === ignore_last_delimiters - 1
      ) {
        return 0;
      }
      loop1: for (let i = 0; i < delimiter.length; i++) {
        const del = delimiter[i];
        if (del[0] === chr) {
          for (let j = 1; j < del.length; j++) {
            if (del[j] !== buf[pos + j]) continue loop1;
          }
          return del.length;
        }
      }
      return 0;
    },
    __isEscape: function (buf, pos, chr) {
      const { escape } = this.options;
      if (escape === null) return false;
      const l = escape.length;
      if (escape[0] === chr) {
        for (let i = 0; i < l; i++) {
          if (escape[i] !== buf[pos + i]) {
            return false;
          }
        }
        return true;
      }
      return false;
    },
    __isFloat: function (value) {
      return value - parseFloat(value) + 1 >= 0; // Borrowed from jquery
    },
    // Keep it in case we implement the `cast_int` option
    // __isInt(value){
    //   // return Number.isInteger(parseInt(value))
    //   // return !isNaN( parseInt( obj ) );
    //   return /^(\-|\+)?[1-9][0-9]*$/.test(value)
    // }
    __isQuote: function (buf, pos) {
      const { quote } = this.options;
      if (quote === null) return false;
      const l = quote.length;
      for (let i = 0; i < l; i++) {
        if (quote[i] !== buf[pos + i]) {
          return false;
        }
      }
      return true;
    },
    __isRecordDelimiter: function (chr, buf, pos) {
      const { record_delimiter } = this.options;
      const recordDelimiterLength = record_delimiter.length;
      loop1: for (let i = 0; i < recordDelimiterLength; i++) {
        const rd = record_delimiter[i];
        const rdLength = rd.length;
        if (rd[0] !== chr) {
          continue;
        }
        for (let j = 1; j < rdLength; j++) {
          if (rd[j] !== buf[pos + j]) {
            continue loop1;
          }
        }
        return rd.length;
      }
      return 0;
    },
    __autoDiscoverRecordDelimiter: function (buf, pos) {
      const { encoding } = this.options;
      // Note, we don't need to cache this information in state,
      // It is only called on the first line until we find out a suitable
      // record delimiter.
      const rds = [
        // Important, the windows line ending must be before mac os 9
        Buffer.from("\r\n", encoding),
        Buffer.from("\n", encoding),
        Buffer.from("\r", encoding),
      ];
      loop: for (let i = 0; i < rds.length; i++) {
        const l = rds[i].length;
        for (let j = 0; j < l; j++) {
          if (rds[i][j] !== buf[pos + j]) {
            continue loop;
          }
        }
        this.options.record_delimiter.push(rds[i]);
        this.state.recordDelimiterMaxLength = rds[i].length;
        return rds[i].length;
      }
      return 0;
    },
    __error: function (msg) {
      const { encoding, raw, skip_records_with_error } = this.options;
      const err = typeof msg === "string" ? new Error(msg) : msg;
      if (skip_records_with_error) {
        this.state.recordHasError = true;
        if (this.options.on_skip !== undefined) {
          try {
            this.options.on_skip(
              err,
              raw ? this.state.rawBuffer.toString(encoding) : undefined,
            );
          } catch (err) {
            return err;
          }
        }
        // this.emit('skip', err, raw ? this.state.rawBuffer.toString(encoding) : undefined);
        return undefined;
      } else {
        return err;
      }
    },
    __infoDataSet: function () {
      return {
        ...this.info,
        columns: this.options.columns,
      };
    },
    __infoRecord: function () {
      const { columns, raw, encoding } = this.options;
      return {
        ...this.__infoDataSet(),
        bytes_records: this.info.bytes,
        error: this.state.error,
        header: columns === true,
        index: this.state.record.length,
        raw: raw ? this.state.rawBuffer.toString(encoding) : undefined,
      };
    },
    __infoField: function () {
      const { columns } = this.options;
      const isColumns = Array.isArray(columns);
      // Bytes records are only incremented when all records'fields are parsed
      const bytes_records = this.info.bytes_records;
      return {
        ...this.__infoRecord(),
        bytes_records: bytes_records,
        column:
          isColumns === true
            ? columns.length > this.state.record.length
              ? columns[this.state.record.length].name
              : null
            : this.state.record.length,
        quoting: this.state.wasQuoting,
      };
    },
  };
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/sync.js



const parse = function (data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? Object.create(null) : [];
  const parser = transform(opts);
  const push = (record) => {
    if (parser.options.objname === undefined) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {};
  const error = parser.parse(data, true, push, close);
  if (error !== undefined) throw error;
  return records;
};



;// CONCATENATED MODULE: ./build/js/src/plan/channel.js
/** rustup's grammar of toolchain names (rustup book, "Toolchains"; its `dist::PartialToolchainDesc`). */
const CHANNEL = /^(stable|beta|nightly|1(?:\.\d{1,3}){1,2}(?:-beta(?:\.\d{1,2})?)?)(-\d{4}-\d{2}-\d{2})?(?:-[a-z]\w*(?:-[a-z]\w*){1,3})?$/;
/** What a channel may look like, for messages. */
const CHANNEL_FORMS = '1, 1.85, 1.85.1, stable, beta, nightly or nightly-2026-01-01';
/**
 * Returns the channel that a toolchain file or the input `rust-version` names, or null when it is none: a toolchain
 * of somebody's own, which exists on their machine alone.
 */
function parseChannel(text) {
    if (text === '1')
        return { name: 'stable', image: '1' };
    const [, channel, date = ''] = CHANNEL.exec(text) ?? [];
    if (channel === undefined)
        return null;
    const name = `${channel}${date}`;
    if (date !== '' || /^(beta|nightly)$|-beta/.test(channel))
        return { name, image: null };
    return { name, image: channel === 'stable' ? '1' : channel };
}

;// CONCATENATED MODULE: ./build/js/src/plan/nearest.js
/**
 * Returns the candidate that a name was probably meant to be; null: none is near. Of several equally near ones it is the first.
 *
 * Near is what both cargo (an edit distance of 3, `util/edit_distance.rs`) and rustc (a third of the name's length,
 * `rustc_span::edit_distance`) suggest: in a name of three letters, three are another name.
 */
function nearest(name, candidates) {
    let limit = Math.min(3, Math.floor(Math.max(Array.from(name).length, 3) / 3));
    let found = null;
    for (const candidate of candidates) {
        const distance = editDistance(name, candidate, limit);
        if (distance === null)
            continue;
        found = candidate;
        if (distance === 0)
            return found;
        limit = distance - 1;
    }
    return found;
}
/**
 * Returns how many letters have to be put in, taken out, changed or swapped with their neighbour to make one text of
 * the other, capitals or not (cargo's `edit_distance`); null: more than the limit.
 */
function editDistance(one, other, limit) {
    // Told by the lengths alone before anything is split: what is compared may be a text of megabytes.
    if (Math.abs(one.length - other.length) > 2 * limit + 2)
        return null;
    const a = Array.from(one.toLowerCase());
    const b = Array.from(other.toLowerCase());
    if (Math.abs(a.length - b.length) > limit)
        return null;
    const width = b.length + 1;
    let beforeLast = [];
    let last = Array.from({ length: width }, (_, column) => column);
    for (let i = 1; i <= a.length; i += 1) {
        const row = [i];
        for (let j = 1; j < width; j += 1) {
            const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
            let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, changed);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
                cost = Math.min(cost, at(beforeLast, j - 2) + 1);
            }
            row.push(cost);
        }
        [beforeLast, last] = [last, row];
    }
    const distance = at(last, b.length);
    return distance <= limit ? distance : null;
}
function at(row, column) {
    return row[column] ?? Number.POSITIVE_INFINITY;
}
/** Names that are listed before the rest is only counted. */
const LISTED = 20;
/**
 * Returns what to say to somebody who gave a name that there is not: the one probably meant, and those there are.
 *
 * @param what what they are, in the plural: `Packages`
 */
function suggestion(name, what, candidates) {
    const near = nearest(name, candidates);
    const rest = candidates.length > LISTED ? ` and ${candidates.length - LISTED} more` : '';
    const listed = `${what}: ${candidates.slice(0, LISTED).join(', ') || 'none'}${rest}.`;
    return near === null ? listed : `Did you mean ${near}? ${listed}`;
}

// EXTERNAL MODULE: ./build/js/src/plan/platforms.js
var platforms = __nccwpck_require__(4487);
;// CONCATENATED MODULE: ./build/js/src/plan/platform-names.js



/**
 * Returns the platform that a text names as `--platform` does: `linux/arm64`, `linux/arm64/v8`, `linux/x86_64`, `armhf`; null:
 * it is none that can be built for.
 */
function platformNamed(text) {
    const parts = text.split('/');
    // A single word is an architecture; an operating system alone would mean the CPU of whoever asks.
    const [os = '', name = '', variant = '', ...rest] = parts.length === 1 ? ['linux', ...parts] : parts;
    if (rest.length > 0 || os.toLowerCase() !== 'linux')
        return null;
    const normal = normalArchitecture(name, variant);
    const full = ['linux', normal.architecture, ...(normal.variant === '' ? [] : [normal.variant])].join('/');
    return Object.hasOwn(platforms/* PLATFORMS */.P, full) ? (platforms/* PLATFORMS */.P[full] ?? null) : null;
}
/** What Debian, the kernel and Rust call them, and containerd does not know: platform by name. */
const OTHER_NAMES = new Map([
    ['armv6', 'linux/arm/v6'],
    ['armv6l', 'linux/arm/v6'],
    ['armv7', 'linux/arm/v7'],
    ['armv7l', 'linux/arm/v7'],
    ['i586', 'linux/386'],
    ['i686', 'linux/386'],
    ['powerpc64le', 'linux/ppc64le'],
    ['ppc64el', 'linux/ppc64le'],
    ['riscv64gc', 'linux/riscv64'],
    ['x86', 'linux/386'],
    ...Object.values(platforms/* PLATFORMS */.P).flatMap(({ name, triple }) => [triple.gnu, triple.musl].flatMap((each) => (each === null ? [] : [[each, name]]))),
]);
/** Returns what to say to somebody who named a platform that cannot be built for: the one probably meant, and those there are. */
function platformSuggestion(text) {
    const names = Object.keys(platforms/* PLATFORMS */.P);
    const words = text.toLowerCase().split('/');
    const meant = words.flatMap((word) => OTHER_NAMES.get(word) ?? [])[0];
    if (meant !== undefined)
        return `Did you mean ${meant}? Platforms: ${names.join(', ')}.`;
    return suggestion(text, 'Platforms', names);
}

;// CONCATENATED MODULE: ./build/js/src/options/build-arguments.js

/** Arguments of the generated Dockerfile that an input decides, because more than the Dockerfile depends on them. */
const INPUT_OF = new Map([
    ['RUST_VERSION', 'rust-version'],
    ['FEATURES', 'features'],
    ['PROFILE', 'profile'],
]);
/** Set by BuildKit for each platform (Dockerfile reference, "Automatic platform ARGs in the global scope"). */
const PLATFORM_ARGUMENT = /^(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)$/;
/** What BuildKit's check takes for the name of a secret, and what not (moby/buildkit, dockerfile2llb/validations.go, `getSecretsRegex`). */
const SECRET = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const NO_SECRET = /(?:_|^)(?:public|file|version)(?:_|$)/i;
/**
 * Returns the values of build arguments by name, the last one of a name winning.
 *
 * @param lines `KEY=value` each, the value taken as it stands
 * @throws UserError for a name that is none, that is not the caller's to set, or that is one of a secret
 */
function readBuildArguments(lines) {
    return Object.fromEntries(lines.map((line) => {
        const name = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(line)?.[1];
        // The rest of a line may be a value that is nobody's business.
        if (name === undefined)
            throw wrong('a line is not KEY=value.', 'Give one KEY=value on each line.');
        refuse(name);
        return [name, line.slice(name.length + 1)];
    }));
}
function refuse(name) {
    const input = INPUT_OF.get(name);
    if (input !== undefined) {
        throw wrong(`${name} is decided by the input ${input}.`, `Give the input ${input} in its place.`);
    }
    if (PLATFORM_ARGUMENT.test(name)) {
        throw wrong(`${name} is set for each platform by BuildKit.`, 'Give the input platforms in its place.');
    }
    if (SECRET.test(name) && !NO_SECRET.test(name)) {
        throw wrong(`${name} is the name of a secret, and build arguments stay in the image’s history.`, 'Use RUN --mount=type=secret in your lines of the Dockerfile; if it is none, give the argument another name.');
    }
}
function wrong(what, next) {
    return new errors/* UserError */.yo({ what: `build-args: ${what}`, next });
}

// EXTERNAL MODULE: ./build/js/src/plan/references.js
var references = __nccwpck_require__(4781);
;// CONCATENATED MODULE: ./build/js/src/options/values.js

/** Returns the error for a value that an input does not allow. */
function badValue(name, value, allowed) {
    return new errors/* UserError */.yo({
        what: `${name}: ${JSON.stringify(value)} is not allowed.`,
        next: `Allowed: ${allowed}.`,
    });
}
/** Refuses control characters: they have no business in a name, and could start a new line of a Dockerfile. */
function plainText(name, value) {
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\u0000-\u001f\u007f]/.test(value))
        throw badValue(name, value, 'text without line breaks or control characters');
    return value;
}

;// CONCATENATED MODULE: ./build/js/src/options/contents.js




const RUNTIMES = ['auto', 'scratch', 'distroless', 'alpine', 'debian'];
/** Reads `runtime`: one of ours, or the reference of an image. A single word is taken for one of ours, misspelt. */
function runtimeOf(text) {
    const own = RUNTIMES.find((candidate) => candidate === text);
    if (own !== undefined)
        return { runtime: own, runtimeImage: null };
    if (/[/:@]/.test(text) && (0,references/* isReference */.A_)(text))
        return { runtime: 'image', runtimeImage: text };
    const near = nearest(text, RUNTIMES);
    throw new errors/* UserError */.yo({
        what: `runtime: ${JSON.stringify(text)} is no base image.`,
        next: `${near === null ? '' : `Did you mean ${near}? `}Allowed: ${RUNTIMES.join(', ')}, or the reference of an image, with its tag: ${/^[a-z0-9._-]+$/.test(text) ? text : 'name'}:latest.`,
    });
}
/** The largest id that Linux has for somebody: the one above it means «no change» (chown(2)). */
const LARGEST_ID = 4_294_967_294;
/** Reads `user`: numbers, or names in the letters that `useradd` allows. A single number stands for the group too. */
function userOf(text) {
    const [user = '', group, ...rest] = text.split(':');
    const isId = (part) => /^\d{1,10}$/.test(part) && Number(part) <= LARGEST_ID;
    const isName = (part) => /^[a-z_][a-z0-9_-]{0,31}$/.test(part);
    if (rest.length > 0 || ![user, group ?? user].every((part) => isId(part) || isName(part))) {
        throw badValue('user', text, 'uid, uid:gid, or names of a user and a group: 1000:1000, nobody');
    }
    // Without a group, an engine gives a number that the image has no account for the group of root.
    return group === undefined && isId(user) ? `${user}:${user}` : text;
}
/** Reads `env`. The last of several that have one name counts. */
function variables(values) {
    return Object.fromEntries(values.map((value) => {
        const found = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(plainText('env', value));
        if (found === null)
            throw badValue('env', value, 'NAME=value, the name of letters, digits and _');
        return [found[1] ?? '', found[2] ?? ''];
    }));
}
/** Reads the absolute path of something in an image, and returns it without what means nothing in it. */
function absolutePath(name, text) {
    const parts = plainText(name, text).split('/');
    if (!text.startsWith('/') || parts.includes('..')) {
        throw badValue(name, text, 'an absolute path, without ..');
    }
    return `/${parts.filter((part) => part !== '' && part !== '.').join('/')}`;
}
/** Reads one of `assets`. The colon is the last one that a slash follows, so a source may hold one. */
function assetOf(text) {
    const [, from = '', to = ''] = /^(.+):(\/.*)$/s.exec(plainText('assets', text)) ?? [];
    const parts = from.split('/').filter((part) => part !== '' && part !== '.');
    if (from.startsWith('/') || parts.includes('..') || parts.length === 0) {
        throw badValue('assets', text, 'source:/target, the source a path of the workspace, without ..');
    }
    const target = absolutePath('assets', to);
    // COPY puts a file under its own name into what ends with a slash.
    return { source: parts.join('/'), target: to.endsWith('/') && target !== '/' ? `${target}/` : target };
}
/** Flags of `HEALTHCHECK` (Dockerfile reference); times are Go's, such as 1m30s. */
const HEALTH_FLAGS = /^--(?:(?:interval|timeout|start-period|start-interval)=(?:\d+(?:\.\d+)?(?:ms|s|m|h))+|retries=\d+)$/;
/** Reads `healthcheck`: flags first, then the command. */
function healthcheckOf(words) {
    if (words.length === 0)
        return null;
    if (words.length === 1 && words[0]?.toLowerCase() === 'none')
        return { flags: [], command: null };
    const at = words.findIndex((word) => !word.startsWith('--'));
    const flags = at === -1 ? words : words.slice(0, at);
    const odd = flags.find((flag) => !HEALTH_FLAGS.test(flag));
    if (odd !== undefined) {
        throw badValue('healthcheck', odd, '--interval=30s, --timeout=3s, --start-period=5s, --start-interval=1s, --retries=3');
    }
    if (at === -1)
        throw badValue('healthcheck', words.join(' '), 'a command after the flags');
    return { flags, command: words.slice(at) };
}

;// CONCATENATED MODULE: ./build/js/src/options/secrets.js


/** The inputs, which are named as in docker/build-push-action. */
const INPUT = { value: 'secrets', variable: 'secret-envs', file: 'secret-files' };
const FORM = { value: 'id=value', variable: 'id=VARIABLE', file: 'id=path' };
/** What every file system, BuildKit and a shell take as a name. */
const ID = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
/**
 * Reads the three inputs with secrets. No message has more of one than its id.
 *
 * @throws UserError for one without an id, and for two of one id
 */
function secretsOf(given) {
    const kinds = ['value', 'variable', 'file'];
    const secrets = kinds.flatMap((from) => given[from].map((entry) => {
        const at = entry.indexOf('=');
        const id = entry.slice(0, Math.max(at, 0));
        if (!ID.test(id) || at === entry.length - 1) {
            throw new errors/* UserError */.yo({
                what: `${INPUT[from]}: an entry is not of the form ${FORM[from]}${ID.test(id) ? ` (${id})` : ''}.`,
                next: 'Write one a line; the id is letters, digits and _ . -, such as CARGO_REGISTRIES_CORP_TOKEN.',
            });
        }
        return { id, from, text: entry.slice(at + 1) };
    }));
    const twice = secrets.find(({ id }, at) => secrets.findIndex((other) => other.id === id) !== at);
    if (twice !== undefined) {
        throw new errors/* UserError */.yo({
            what: `There are two secrets with the id ${twice.id}.`,
            next: `Give it once, with ${Object.values(INPUT).join(', ')}.`,
        });
    }
    return secrets;
}
/** Reads one of `ssh`: the id of an agent, and the paths of keys. */
function sshOf(text) {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*(=.+)?$/.test(text))
        throw badValue('ssh', text, 'default, or id=path');
    return text;
}

// EXTERNAL MODULE: ./build/js/src/plan/stages/kinds.js
var stages_kinds = __nccwpck_require__(1360);
;// CONCATENATED MODULE: ./build/js/src/options/outputs.js

/**
 * Returns what the input `outputs` stands for, in buildx's own form of `--output`: a folder, or `type=…,dest=…`.
 *
 * @throws UserError for what exports no files
 */
function readOutput(text) {
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\u0000-\u001f\u007f]/.test(text))
        throw bad(text);
    if (!/^(type|dest)=/.test(text))
        return { type: 'local', dest: text };
    const fields = new Map(text.split(',').map((field) => {
        const [key = '', ...rest] = field.split('=');
        return [key.trim(), rest.join('=').trim()];
    }));
    const type = fields.get('type') ?? 'local';
    const dest = fields.get('dest') ?? '';
    const isKnown = [...fields.keys()].every((key) => key === 'type' || key === 'dest');
    if ((type !== 'local' && type !== 'tar') || dest === '' || dest === '-' || !isKnown)
        throw bad(text);
    return { type, dest };
}
function bad(text) {
    return new errors/* UserError */.yo({
        what: `outputs: ${JSON.stringify(text)} is not allowed.`,
        next: 'Allowed: one folder, type=local,dest=FOLDER or type=tar,dest=FILE. Images are published with push, and loaded with load.',
    });
}

// EXTERNAL MODULE: ./build/js/src/options/table.js + 7 modules
var options_table = __nccwpck_require__(4958);
;// CONCATENATED MODULE: ./build/js/src/options/parse.js












/**
 * Returns the options that the inputs stand for.
 *
 * @throws UserError that names the input, and the values it allows, for the first input that is wrong.
 */
function parseOptions(raw) {
    const read = reader(raw);
    const options = {
        workspace: plainText('workspace', read.text('workspace')),
        mode: read.choice('mode', ['build', 'generate', 'check']),
        packages: read.list('packages').map((name) => cargoName('packages', name)),
        bins: read.list('bins').map((name) => programName('bins', name)),
        examples: read.list('examples').map((name) => programName('examples', name)),
        features: read.list('features').map((name) => featureName(name)),
        allFeatures: read.flag('all-features'),
        noDefaultFeatures: read.flag('no-default-features'),
        profile: cargoName('profile', read.text('profile')),
        optimize: read.choice('optimize', ['none', 'size']),
        locked: read.optionalFlag('locked'),
        rustVersion: rustVersion(read.optionalText('rust-version')),
        platforms: parse_platforms(read.list('platforms')),
        libc: read.choice('libc', ['auto', 'gnu', 'musl']),
        cross: read.choice('cross', ['auto', 'gcc', 'zig']),
        ...runtimeOf(read.text('runtime')),
        dependencyCache: read.choice('dependency-cache', ['auto', 'chef', 'dummy', 'mounts', 'none']),
        buildPackages: read.list('build-packages').map((name) => debianPackage('build-packages', name)),
        runtimePackages: read.list('runtime-packages').map((name) => debianPackage('runtime-packages', name)),
        tzdata: read.text('tzdata') === 'auto' ? null : read.choice('tzdata', ['auto', 'true', 'false']) === 'true',
        expose: ports(read.list('expose')),
        entrypoint: read.words('entrypoint'),
        cmd: read.words('cmd'),
        env: variables(read.list('env')),
        user: optional(read.optionalText('user'), userOf),
        workdir: optional(read.optionalText('workdir'), (text) => absolutePath('workdir', text)),
        healthcheck: healthcheckOf(read.words('healthcheck')),
        init: read.choice('init', ['none', 'tini']) === 'tini',
        assets: read.list('assets').map(assetOf),
        stages: stageKinds(read.list('stages')),
        target: optional(read.optionalText('target'), (name) => stageTarget(name)),
        output: optional(read.optionalText('outputs'), readOutput),
        file: optional(read.optionalText('file'), (file) => insideWorkspace('file', file)),
        pin: read.flag('pin'),
        updatePins: read.flag('update-pins'),
        buildArgs: readBuildArguments(read.lines('build-args')),
        tags: read.list('tags').map((tag) => plainText('tags', tag)),
        labels: read.list('labels').map((label) => keyValue('labels', label)),
        push: read.flag('push'),
        load: read.flag('load'),
        verify: read.choice('verify', ['strict', 'warn', 'off']),
        cache: read.choice('cache', ['gha', 'registry', 'local', 'inline', 'none']),
        cacheFrom: read.lines('cache-from'),
        cacheTo: read.lines('cache-to'),
        secrets: secretsOf({
            value: read.records('secrets'),
            variable: read.lines('secret-envs'),
            file: read.lines('secret-files'),
        }),
        ssh: read.lines('ssh').map(sshOf),
        noCache: read.flag('no-cache'),
        pull: read.flag('pull'),
        provenance: optional(read.optionalText('provenance'), (text) => plainText('provenance', text)),
        sbom: optional(read.optionalText('sbom'), (text) => plainText('sbom', text)),
        builder: {
            name: optional(read.optionalText('builder'), (text) => plainText('builder', text)),
            driver: read.choice('driver', ['auto', 'docker-container', 'remote', 'kubernetes', 'cloud']),
            driverOpts: read.lines('driver-opts'),
            // Written over several lines they are still one command line.
            buildkitdFlags: optional(read.optionalText('buildkitd-flags'), (text) => plainText('buildkitd-flags', text.replaceAll(/\s+/g, ' '))),
            buildkitdConfig: optional(read.optionalText('buildkitd-config'), (text) => plainText('buildkitd-config', text)),
            buildkitdConfigInline: read.optionalText('buildkitd-config-inline'),
            endpoint: optional(read.optionalText('endpoint'), (text) => plainText('endpoint', text)),
            cleanup: read.flag('cleanup'),
        },
        given: options_table/* INPUTS */.mc.filter((input) => isGiven(input, raw[input.name])).map(({ name }) => name),
        origins: {},
        perPackage: {},
    };
    refuseContradictions(options);
    return options;
}
/**
 * The runner gives every default of action.yml as if it had been written, so it counts as not given. Inputs that a manifest
 * can give have none there, so that whoever writes one has the last word, even with the default.
 */
function isGiven({ default: value, manifest }, text = '') {
    const trimmed = text.trim();
    return trimmed !== '' && (manifest !== undefined || trimmed !== value);
}
/**
 * Refuses to load several platforms. Which ones they are may stand in a manifest, so for platforms that no input gives it is
 * called again when those have been read.
 */
function refuseManyToLoad(options) {
    if (options.load && options.platforms.length > 1 && makesImages(options)) {
        throw new errors/* UserError */.yo({
            what: `load: true with ${options.platforms.length} platforms (${options.platforms.join(', ')}): a Docker engine holds one platform of an image.`,
            next: 'Give one platform (platforms: linux/amd64), or push: true instead of load.',
        });
    }
}
/**
 * Refuses to renew digests that nobody asked for. Whether images are pinned may stand in a manifest, so it is called when those
 * have been read.
 */
function refuseUnusedUpdate({ pin, updatePins }) {
    if (updatePins && !pin) {
        throw new errors/* UserError */.yo({
            what: 'update-pins: true without pin: true: no image is pinned.',
            next: 'Give pin: true as well, or write pin = true into [workspace.metadata.docker].',
        });
    }
}
/** Stages run on the builder's own CPU, whatever the platforms are. */
function makesImages({ stages, target }) {
    return target === null ? stages.includes('runtime') : target === 'runtime' || !(0,stages_kinds/* isStageKind */.n)(target);
}
function refuseContradictions(options) {
    if (options.given.includes('platforms'))
        refuseManyToLoad(options);
    if (options.push && options.tags.length === 0) {
        throw new errors/* UserError */.yo({
            what: 'push: true without tags: nothing says where the image goes.',
            next: 'Give tags, such as tags: ghcr.io/org/{bin}:latest.',
        });
    }
    if (options.load && options.tags.length === 0) {
        throw new errors/* UserError */.yo({
            what: 'load: true without tags: the image would have no name in the Docker engine.',
            next: 'Give tags, such as tags: {bin}:dev.',
        });
    }
    if (options.updatePins && options.mode === 'check') {
        throw new errors/* UserError */.yo({
            what: 'update-pins: true with mode: check, which changes nothing.',
            next: 'Leave it out, or give mode: generate.',
        });
    }
    if (options.builder.name !== null && options.builder.driver !== 'auto') {
        throw new errors/* UserError */.yo({
            what: `builder: ${options.builder.name} names an existing builder, and driver: ${options.builder.driver} asks for a new one.`,
            next: 'Give one of the two.',
        });
    }
}
function reader(raw) {
    const text = (name) => {
        const given = (raw[name] ?? '').trim();
        return given === '' ? (0,options_table/* definitionOf */.Fg)(name).default : given;
    };
    const optionalText = (name) => {
        const value = text(name);
        return value === '' ? null : value;
    };
    const optionalFlag = (name) => optional(optionalText(name), (value) => flag(name, value));
    return {
        text,
        optionalText,
        optionalFlag,
        flag: (name) => flag(name, text(name)),
        choice: (name, choices) => {
            const value = text(name);
            const found = choices.find((candidate) => candidate === value);
            if (found === undefined)
                throw badValue(name, value, `one of ${choices.join(', ')}`);
            return found;
        },
        list: (name) => [...new Set(splitList(name, text(name)))],
        /** Of a command every word counts, a repeated one too. */
        words: (name) => splitList(name, text(name), true).map((word) => plainText(name, word)),
        /** A secret may have commas and, in double quotes, line breaks. */
        records: (name) => splitList(name, text(name), true, NO_DELIMITER),
        lines: (name) => text(name)
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '')
            .map((line) => plainText(name, line)),
    };
}
/** The YAML 1.2 core schema's booleans, as GitHub's own `getBooleanInput` takes them. */
function flag(name, value) {
    if (['true', 'True', 'TRUE'].includes(value))
        return true;
    if (['false', 'False', 'FALSE'].includes(value))
        return false;
    throw badValue(name, value, 'true or false');
}
/** Stands in no text: values are whole lines. */
const NO_DELIMITER = '\u0000';
/**
 * Splits at line breaks and commas; a value with a comma is put in double quotes.
 *
 * @param hasQuotes a quote inside of a value stands for itself, as in words that a shell will read
 */
function splitList(name, text, hasQuotes = false, delimiter = ',') {
    let records;
    try {
        records = parse(text, {
            columns: false,
            delimiter,
            comment: '#',
            comment_no_infix: true,
            relax_column_count: true,
            relax_quotes: hasQuotes,
            // Each one counts: the first would otherwise decide for all.
            record_delimiter: ['\r\n', '\n', '\r'],
            skip_empty_lines: true,
            trim: true,
        });
    }
    catch (error) {
        throw new errors/* UserError */.yo({
            what: `${name} cannot be read as a list: a double quote is not closed, or stands inside a value.`,
            next: 'Put a value that holds a comma in double quotes, and write a quote inside it twice.',
        }, { cause: error });
    }
    return records.flat().filter((value) => value !== '');
}
/** Cargo's rule for package and profile names (`restricted_names::validate_package_name`), ASCII only. */
function cargoName(name, value) {
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(value)) {
        throw badValue(name, value, 'letters, digits, - and _, not starting with a digit or a dash');
    }
    return value;
}
/** Of binaries cargo demands less than of packages, and rustc takes what a crate can be called: a digit may come first. */
function programName(input, value) {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(value)) {
        throw badValue(input, value, 'letters, digits, - and _, not starting with a dash');
    }
    return value;
}
/** Cargo's rule for features, with `package/feature` as on its command line. */
function featureName(value) {
    if (!/^[A-Za-z0-9_][A-Za-z0-9_+.-]*(\/[A-Za-z0-9_][A-Za-z0-9_+.-]*)?$/.test(value)) {
        throw badValue('features', value, 'feature or package/feature, of letters, digits and _ + . -');
    }
    return value;
}
/** Debian policy, 5.6.1: small letters, digits, `+`, `-` and `.`, at least two, the first a letter or digit. */
function debianPackage(name, value) {
    if (!/^[a-z0-9][a-z0-9+.-]+$/.test(value)) {
        throw badValue(name, value, 'names of Debian packages, without a version or an architecture');
    }
    return value;
}
function rustVersion(value) {
    if (value !== null && parseChannel(value) === null)
        throw badValue('rust-version', value, CHANNEL_FORMS);
    return value;
}
function stageKinds(values) {
    return values.map((value) => {
        if (!(0,stages_kinds/* isStageKind */.n)(value))
            throw badValue('stages', value, `any of ${stages_kinds/* STAGE_KINDS */.t.join(', ')}`);
        return value;
    });
}
function stageTarget(value) {
    return (0,stages_kinds/* isStageKind */.n)(value) ? value : programName('target', value);
}
function parse_platforms(values) {
    if (values.length === 0)
        throw badValue('platforms', '', Object.keys(platforms/* PLATFORMS */.P).join(', '));
    const names = values.map((value) => {
        const platform = platformNamed(value);
        if (platform !== null)
            return platform.name;
        throw new errors/* UserError */.yo({
            what: `platforms: ${JSON.stringify(value)} is not a platform that can be built for.`,
            next: platformSuggestion(value),
        });
    });
    return [...new Set(names)];
}
function ports(values) {
    const numbers = values.map((value) => {
        const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
        if (port < 1 || port > 65_535)
            throw badValue('expose', value, 'ports from 1 to 65535');
        return port;
    });
    return [...new Set(numbers)].sort((a, b) => a - b);
}
function keyValue(name, value) {
    if (!/^[^=\s]+=/.test(value))
        throw badValue(name, value, 'key=value');
    return plainText(name, value);
}
/** A path that stays inside the workspace: relative, and without `..` that leads out of it. */
function insideWorkspace(name, value) {
    const parts = plainText(name, value).replaceAll('\\', '/').split('/');
    const isFolder = ['', '.'].includes(parts.at(-1) ?? '');
    if (value.startsWith('/') || parts.includes('..') || isFolder) {
        throw badValue(name, value, 'the path of a file relative to the workspace root, without ..');
    }
    return parts.filter((part) => part !== '' && part !== '.').join('/');
}
function optional(value, read) {
    return value === null ? null : read(value);
}

// EXTERNAL MODULE: ./build/js/src/builder/build.js + 6 modules
var build = __nccwpck_require__(3064);
;// CONCATENATED MODULE: ./build/js/src/builder/publish.js




/**
 * Publishes the very images that were built and inspected.
 *
 * @param images what was found in them
 * @returns the digest of each image in the registry, by image name
 * @throws UserError when the registry refuses, or holds something else than what was inspected
 */
async function publish(plan, result, images, site) {
    const sources = site.buildx.copiesLayouts ? layouts(result) : await pushedAgain(plan, images, site);
    for (const image of plan.images) {
        const source = sources.get(image.name);
        if (source === undefined)
            throw new Error(`${image.name} was not built`);
        const output = await site.buildx.run([
            'imagetools',
            'create',
            '--builder',
            site.builder.name,
            // Otherwise the manifest of a single platform would be put into an index, which has another digest (docker/buildx#2481).
            '--prefer-index=false',
            ...image.tags.flatMap((tag) => ['--tag', tag]),
            source,
        ], { onStderr: site.log.stream });
        if (output.exitCode !== 0)
            throw refused(image, (0,builder_buildx/* complaint */.U)(output));
    }
    return new Map([...sources].map(([name, source]) => [name, source.slice(source.lastIndexOf('@') + 1)]));
}
/** Where each image is to be copied from: its layout, by digest. */
function layouts({ images }) {
    return new Map(images.map(({ name, layout, digest }) => [name, `oci-layout://${layout}@${digest}`]));
}
/**
 * For a buildx that cannot copy out of a layout: builds once more, all of it cached, and pushes without a tag.
 * The index is another one, because the attestations in it name the build; each platform's manifest must be
 * the one that was inspected. Only then does the image get its tags.
 *
 * @returns where each image is to be copied from: its repository, by digest
 */
async function pushedAgain(plan, images, site) {
    const { metadata } = await (0,build/* bake */.Wq)(plan, site, 'registry');
    const sources = new Map();
    for (const image of plan.images) {
        const source = `${(0,references/* repositoryOf */._M)(image.tags[0] ?? image.name)}@${(0,build/* digestOf */.ol)(metadata, image)}`;
        const output = await site.buildx.run([
            'imagetools',
            'inspect',
            '--builder',
            site.builder.name,
            '--raw',
            source,
        ]);
        if (output.exitCode !== 0)
            throw refused(image, (0,builder_buildx/* complaint */.U)(output));
        const inspected = images.find((report) => report.image === image.name)?.platforms ?? [];
        const differs = inspected.find(({ digest }) => !source.endsWith(digest) && !output.stdout.includes(`"${digest}"`));
        if (differs !== undefined) {
            throw new errors/* UserError */.yo({
                what: `${image.name} for ${differs.platform} came out differently when it was built again to be pushed: it is not what was verified, so it got no tag.`,
                next: 'Put docker/setup-buildx-action before this step: buildx 0.33 or newer pushes the first build itself.',
            });
        }
        sources.set(image.name, source);
    }
    return sources;
}
function refused(image, why) {
    const registry = registryOf(image.tags[0] ?? '');
    const denied = /\b(401|403)\b|unauthorized|denied|no basic auth/i.test(why);
    return new errors/* UserError */.yo({
        what: `${image.tags.join(', ')} could not be published: ${why}`,
        next: denied
            ? `Log in before this step (docker/login-action with registry: ${registry}); on ghcr.io the job also needs permissions: packages: write.`
            : `Check that ${registry} can be reached from this job.`,
    });
}
/** The first part of a reference is a registry if it looks like a host, else it is on Docker Hub (distribution/reference, `splitDockerDomain`). */
function registryOf(reference) {
    const [host = '', ...rest] = reference.split('/');
    return rest.length > 0 && (/[.:]/.test(host) || host === 'localhost') ? host : 'docker.io';
}
/** Loads the images into the Docker engine: the same build once more, all of it cached. */
async function load(plan, site) {
    await (0,build/* bake */.Wq)(plan, site, 'docker');
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/own-lines.js


/**
 * Takes a generated Dockerfile apart into its owner's lines and the others.
 *
 * @param file how the file is called in an error
 * @throws UserError for a place that is not closed, is closed only, or is there twice
 */
function readOwnLines(text, file) {
    const lines = withoutCarriageReturns(text).split('\n');
    const own = [];
    const generated = [];
    for (let at = 0; at < lines.length; at += 1) {
        const found = markerOf(lines[at]);
        if (found === null) {
            generated.push({ text: lines[at] ?? '', line: at + 1 });
            continue;
        }
        const where = { file, line: at + 1 };
        const { place } = found;
        if (!found.opens) {
            throw new errors/* UserError */.yo({
                what: `The place "${place}" ends here, and begins nowhere.`,
                where,
                next: `Put the line "# >>> ${place}" in front of your own lines, or delete this one.`,
            });
        }
        const before = own.find((each) => each.place === place);
        if (before !== undefined) {
            throw new errors/* UserError */.yo({
                what: `The place "${place}" is there a second time; the first is on line ${before.line}.`,
                where,
                next: 'Put your lines together between one pair of markers.',
            });
        }
        const end = lines.findIndex((line, index) => index > at && isEndOf(place, line));
        if (end === -1) {
            throw new errors/* UserError */.yo({
                what: `The place "${place}" begins here, and ends nowhere.`,
                where,
                next: `Put the line "# <<< ${place}" after the last of your own lines.`,
            });
        }
        own.push({ place, lines: lines.slice(at + 1, end), line: at + 1 });
        at = end;
    }
    return { own, generated };
}
/** A checkout can turn every line end into CRLF; then that is no part of anybody's lines. */
function withoutCarriageReturns(text) {
    return /(?:^|[^\r])\n/.test(text) ? text : text.replaceAll('\r\n', '\n');
}
/** The spaces are the owner's to choose; they are written as in the documentation. */
function markerOf(line = '') {
    const found = /^\s*#\s*(>>>|<<<)\s*(.*?)\s*$/.exec(line);
    return found === null ? null : { opens: found[1] === '>>>', place: (found[2] ?? '').replace(/\s+/g, ' ') };
}
function isEndOf(place, line) {
    const marker = markerOf(line);
    return marker?.opens === false && marker.place === place;
}
/**
 * Puts an owner's lines into a Dockerfile that was written anew, each at its place wherever it stood before.
 *
 * @param images names of the stages that are images
 * @param file how the file is called in an error
 * @throws UserError where a place does not exist (any more), so that no line is lost
 */
function withOwnLines(text, own, images, file) {
    const lines = text.split('\n');
    const places = placesIn(lines, images);
    const unknown = own.find(({ place }) => !places.some((each) => each.place === place));
    if (unknown !== undefined) {
        throw new errors/* UserError */.yo({
            what: `Your own lines are for the place "${unknown.place}", which this Dockerfile does not have.`,
            where: { file, line: unknown.line },
            next: `Move them to another place, or delete them. ${suggestion(unknown.place, 'Places', places.map(({ place }) => place))}`,
        });
    }
    return lines
        .flatMap((line, index) => [
        ...places
            .filter(({ at }) => at === index)
            .flatMap((insertion) => block(insertion, own.find(({ place }) => place === insertion.place))),
        line,
    ])
        .join('\n');
}
function block({ place, paragraph }, own) {
    if (own === undefined)
        return [];
    return [
        ...(paragraph === 'before' ? [''] : []),
        `# >>> ${place}`,
        ...own.lines,
        `# <<< ${place}`,
        ...(paragraph === 'after' ? [''] : []),
    ];
}
/** In the order in which they stand in the file. Of two at one index the first is written first. */
function placesIn(lines, images) {
    const stages = stagesIn(lines);
    const ofStages = stages.flatMap((stage) => {
        const run = lines.findIndex((line, at) => at > stage.from && at < stage.end && /^RUN\s/.test(line));
        return [
            ...(run === -1 ? [] : [insertion(`before ${stage.name}`, stepBack(lines, run, /^(#|ARG\s)/))]),
            insertion(stage.name, stage.end),
        ];
    });
    const firstStage = stages[0]?.from ?? lines.length;
    const firstImage = stages.find(({ name }) => images.includes(name))?.from;
    return [
        insertion('before stages', stepBack(lines, firstStage, /^#/), 'after'),
        ...ofStages,
        // Without an image there is no such place, and what was there is an error: nothing of the owner's is dropped.
        ...(firstImage === undefined
            ? []
            : [insertion('before images', stepBack(lines, firstImage, /^#/), 'after')]),
        insertion('after images', lines.length - 1, 'before'),
    ].sort((one, other) => one.at - other.at);
}
function insertion(place, at, paragraph = 'none') {
    return { place, at, paragraph };
}
/** What leads to a stage, such as its comment, stands in front of it and after the one before. */
function stagesIn(lines) {
    const heads = lines.flatMap((line, from) => {
        const name = /^FROM\s.*\sAS\s+(\S+)\s*$/.exec(line)?.[1];
        return name === undefined ? [] : [{ name, from }];
    });
    return heads.map(({ name, from }, index) => ({
        name,
        from,
        end: stepBack(lines, heads[index + 1]?.from ?? lines.length, /^(#|$)/),
    }));
}
/** Returns the index of the first of the lines directly in front of one that match. */
function stepBack(lines, index, pattern) {
    let at = index;
    while (at > 0 && pattern.test(lines[at - 1] ?? ''))
        at -= 1;
    return at;
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/pins.js


/** Stands for a digest that a registry has to be asked for. */
const UNKNOWN_DIGEST = 'sha256:…';
function fromOf(line) {
    const found = /^FROM ((?:--platform=\S+ )?)(\S+) AS (\S+)$/.exec(line);
    return found === null ? null : { platform: found[1] ?? '', image: found[2] ?? '', stage: found[3] ?? '' };
}
/** Returns whether text is a digest that an image can be pinned by. */
function isDigest(text) {
    return /^sha256:[0-9a-f]{64}$/.test(text);
}
/** Returns the images that a written Dockerfile starts stages from, each once, its arguments having their defaults. */
function imagesIn(text) {
    const lines = text.split('\n');
    const stages = new Set();
    const images = lines.flatMap((line) => {
        const from = fromOf(line);
        if (from === null)
            return [];
        const image = filledIn(from.image, lines);
        const isImage = image !== 'scratch' && !stages.has(image) && !image.includes('@');
        stages.add(from.stage);
        return isImage ? [image] : [];
    });
    return [...new Set(images)];
}
/** Returns an image with the defaults of the arguments that stand in front of the first stage. */
function filledIn(image, lines) {
    return image.replaceAll(/\$\{(\w+)\}/g, (variable, name) => {
        const value = lines
            .slice(0, lines.findIndex((line) => fromOf(line) !== null))
            .map((line) => /^ARG (\w+)=(\S*)$/.exec(line))
            .find((found) => found?.[1] === name)?.[2];
        return value ?? variable;
    });
}
/**
 * Returns a Dockerfile with its images by digest, the tag kept for the reader.
 *
 * A digest decides alone, so a build argument in the tag would have no effect. Such an image becomes a stage that is named
 * by the argument, and another value asks for a stage that there is not: an error that says so, and not the wrong version.
 *
 * @param pins digest of each image
 */
function withPins(text, pins) {
    const lines = text.split('\n');
    return lines
        .flatMap((line) => {
        const from = fromOf(line);
        if (from === null)
            return [line];
        const { platform, image, stage } = from;
        const filled = filledIn(image, lines);
        const digest = Object.hasOwn(pins, filled) ? pins[filled] : undefined;
        if (digest === undefined)
            return [line];
        const [variable] = /\$\{\w+\}/.exec(image) ?? [];
        if (variable === undefined)
            return [`FROM ${platform}${image}@${digest} AS ${stage}`];
        const name = (value) => `${/([^/:]+)(?::|$)/.exec(image)?.[1] ?? ''}.${value}`;
        return [
            `FROM ${platform}${filled}@${digest} AS ${name(filledIn(variable, lines))}`,
            `# A digest decides, whatever the tag says: another ${variable.slice(2, -1)} needs a stage of its name in front of this one.`,
            '# hadolint ignore=DL3006',
            `FROM ${name(variable)} AS ${stage}`,
        ];
    })
        .join('\n');
}
/**
 * Returns the digests in the generated lines of a Dockerfile, by image.
 *
 * @param file how the file is called in an error
 * @throws UserError for one that is not `sha256:` and 64 hexadecimal digits
 */
function pinsIn(text, file) {
    const pins = {};
    for (const { text: line, line: number } of readOwnLines(text, file).generated) {
        const [image = '', digest] = fromOf(line)?.image.split('@') ?? [];
        if (digest === undefined)
            continue;
        if (!isDigest(digest)) {
            throw new errors/* UserError */.yo({
                what: `${image} is pinned to ${JSON.stringify(digest)}, which is no digest.`,
                where: { file, line: number },
                next: 'A digest is sha256: and 64 hexadecimal digits. rust-docker generate --pin --update-pins asks the registry for it.',
            });
        }
        pins[image] ??= digest;
    }
    return pins;
}

;// CONCATENATED MODULE: ./build/js/src/builder/digests.js



/**
 * Asks a registry what a tag points at, with the credentials that Docker has.
 *
 * @param builder name of the builder whose mirrors are used; null: the current one
 * @returns the digest of the index, which holds all platforms; of the manifest where the tag points at one
 * @throws UserError when there is no such image, or the answer is no digest
 */
async function readDigest(buildx, image, builder) {
    const output = await buildx.run([
        'imagetools',
        'inspect',
        ...(builder === null ? [] : ['--builder', builder]),
        '--format',
        '{{json .Manifest}}',
        image,
    ]);
    if (output.exitCode !== 0) {
        throw new errors/* UserError */.yo({
            what: `${image} cannot be pinned: ${(0,builder_buildx/* complaint */.U)(output)}`,
            next: 'Check that its registry can be reached from here, and log in to it (docker login) when it is private.',
        });
    }
    const digest = digestIn(output.stdout);
    if (digest === null) {
        throw new errors/* UserError */.yo({
            what: `${image} cannot be pinned: buildx gave no sha256 digest for it.`,
            next: `Look at docker buildx imagetools inspect ${image}.`,
        });
    }
    return digest;
}
function digestIn(text) {
    try {
        const manifest = JSON.parse(text);
        const digest = typeof manifest === 'object' && manifest !== null && 'digest' in manifest ? manifest.digest : null;
        return typeof digest === 'string' && isDigest(digest) ? digest : null;
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./build/js/src/dockerfile/quote.js
var quote = __nccwpck_require__(1726);
;// CONCATENATED MODULE: ./build/js/src/builder/secrets.js




/**
 * Makes secrets ready for buildx: what is a value goes into a file that nobody else can read, in a folder that is removed with
 * the rest of the step.
 *
 * @param folder absolute path of a folder of ours
 * @returns where each is, in buildx's own syntax
 * @throws UserError for a variable that is not set, or a file that is not there
 */
async function prepareSecrets(secrets, folder, env) {
    const own = external_node_path_.join(folder, 'secrets');
    if (secrets.some(({ from }) => from === 'value')) {
        await (0,promises_.mkdir)(own, { recursive: true });
        await (0,promises_.chmod)(own, 0o700);
    }
    return Promise.all(secrets.map(async ({ id, from, text }) => {
        switch (from) {
            case 'value':
                await (0,promises_.writeFile)(external_node_path_.join(own, id), text, { mode: 0o600 });
                return (0,quote/* csvFields */.qZ)([`id=${id}`, `src=${external_node_path_.join(own, id)}`]);
            case 'variable':
                if ((env[text] ?? '') !== '')
                    return (0,quote/* csvFields */.qZ)([`id=${id}`, `env=${text}`]);
                throw new errors/* UserError */.yo({
                    what: `secret-envs: ${id}: the variable ${JSON.stringify(text)} is not set, or empty.`,
                    next: 'Set it with env: of the step. In a pull request from a fork, GitHub gives no secrets.',
                });
            case 'file': {
                const file = external_node_path_.resolve(text);
                if ((await (0,promises_.stat)(file).catch(() => null))?.isFile() === true)
                    return (0,quote/* csvFields */.qZ)([`id=${id}`, `src=${file}`]);
                throw new errors/* UserError */.yo({
                    what: `secret-files: ${id}: there is no file ${JSON.stringify(text)}.`,
                    next: 'Correct the path; a relative one starts where the step runs.',
                });
            }
        }
    }));
}

;// CONCATENATED MODULE: ./build/js/src/plan/paths.js
/**
 * Paths with `/`, as text: the planner asks no file system.
 */
/** Joins relative paths and takes `.` and `..` out of the result, which is `.` when nothing is left. */
function joinPath(...parts) {
    const kept = [];
    for (const part of parts.flatMap((each) => each.split('/'))) {
        if (part === '' || part === '.')
            continue;
        if (part === '..' && kept.length > 0 && kept.at(-1) !== '..')
            kept.pop();
        else
            kept.push(part);
    }
    return kept.join('/') || '.';
}
/** Returns how many folders up a relative path leads before it goes down. */
function levelsUp(file) {
    return joinPath(file)
        .split('/')
        .filter((part) => part === '..').length;
}
/** Returns whether a path is a folder itself or lies below it; both relative to the same folder. */
function isBelow(folder, file) {
    const [at, below] = [joinPath(folder), joinPath(file)];
    return at === '.' ? levelsUp(below) === 0 : below === at || below.startsWith(`${at}/`);
}

// EXTERNAL MODULE: ./build/js/src/dockerfile/names.js
var dockerfile_names = __nccwpck_require__(6746);
// EXTERNAL MODULE: ./build/js/src/dockerfile/cargo.js
var dockerfile_cargo = __nccwpck_require__(4554);
// EXTERNAL MODULE: ./build/js/src/dockerfile/fresh.js
var fresh = __nccwpck_require__(9742);
;// CONCATENATED MODULE: ./build/js/src/dockerfile/manifests-script.js
/**
 * The shell script that makes `/manifests` from the checkout. It asks cargo for members and targets, so that no list of them
 * stands in the Dockerfile and grows old there. In the JSON that cargo writes, `\` stands before a quote or itself.
 *
 * @param examples also the examples that no manifest declares, because some are built
 */
function manifestsScript({ examples }) {
    const [programs, declared] = examples
        ? ['bin | custom-build | example', 'test | bench']
        : ['bin | custom-build', 'test | bench | example'];
    return SCRIPT.replace('@PROGRAMS@', programs).replace('@DECLARED@', declared);
}
/*
 * The versions of members are masked because a new one changes no dependency. Cargo compares them with requirements and
 * with the lockfile, so all of them are masked or none: what is written in another way than almost everybody's leaves
 * everything as it is, and then a new version is a new layer.
 *
 * The mask is a pre-release, which no member has: cargo's hashes of a member are other ones than those of its stand-in.
 */
const SCRIPT = String.raw `set -eu
cargo metadata --no-deps --offline --format-version 1 >/tmp/metadata.json

# The members' manifests, and what lies in the workspace root.
grep -oE '"manifest_path":"([^"\\]|\\.)*"' /tmp/metadata.json >/tmp/found
sed -E -e 's/^"manifest_path":"(.*)"$/\1/' -e 's/\\(.)/\1/g' /tmp/found >/tmp/files
for file in Cargo.toml Cargo.lock .cargo/config .cargo/config.toml; do
  echo "$PWD/$file" >>/tmp/files
done
mkdir /manifests
while IFS= read -r file; do
  if [ -f "$file" ]; then cp --parents "$file" /manifests; fi
done </tmp/files

# A source for each target. Tests, benches and examples are missed only where a manifest declares them.
grep -oE '"kind":\["[a-z-]+"[^]]*\],"crate_types":\[[^]]*\],"name":"([^"\\]|\\.)*","src_path":"([^"\\]|\\.)*"' \
  /tmp/metadata.json >/tmp/found
sed -E -e 's/^"kind":\["([a-z-]+)".*"name":"(.*)","src_path":"(.*)"$/\1\t\2\t\3/' -e 's/\\(.)/\1/g' \
  /tmp/found >/tmp/targets
tab=$(printf '\t')
while IFS=$tab read -r kind name file; do
  main='fn main() {}'
  case $kind in
    @PROGRAMS@) ;;
    @DECLARED@)
      grep -rqF --include=Cargo.toml -e "\"$name\"" -e "'$name'" /manifests || continue ;;
    *) if [ -e "/manifests$file" ]; then continue; else main=''; fi ;;
  esac
  mkdir -p "/manifests$(dirname "$file")"
  # Lints of the workspace hold here too, so there is nothing that one could complain about.
  printf '%s\n' '//! Empty.' '#![allow(unused_crate_dependencies)]' "$main" >"/manifests$file"
done </tmp/targets

# A new version of a member changes no dependency. All are masked, or none where one is written in an unusual way.
find /manifests -type f '(' -name Cargo.toml -o -name Cargo.lock -o -path '*/.cargo/config*' ')' -exec awk '
  function value(text) { sub(/^[^"]*"/, "", text); sub(/".*$/, "", text); return text }
  function mask(file, at) { sub(/"[^"]*"/, "\"0.0.0-masked\"", lines[file, at]); changed[file] = 1 }
  FNR == 1 { section = ""; isLock = FILENAME ~ /Cargo\.lock$/; if (isLock) lock = FILENAME }
  { lines[FILENAME, FNR] = $0; last[FILENAME] = FNR }
  isLock && /^\[/ { entry++ }
  isLock && /^name = / { locked[entry] = value($0) }
  isLock && /^version = / { lockedVersion[entry] = value($0); lockedAt[entry] = FNR }
  isLock && /^source = / { foreign[entry] = 1 }
  # Two packages of one name: dependencies name their versions.
  isLock && /^ "[^" ]+ / { ambiguous[substr($1, 2)] = 1 }
  isLock { next }
  /^[ \t]*\[/ { section = $0; sub(/#.*/, "", section); gsub(/[ \t]/, "", section) }
  section ~ /^\[+(patch|replace)/ { unusual = 1 }
  section == "[package]" && /^[ \t]*name[ \t]*=/ { names[FILENAME] = value($0) }
  section == "[package]" && /^[ \t]*version[ \t]*=[ \t]*"[^"]*"[ \t]*(#.*)?$/ { own[FILENAME] = value($0); ownAt[FILENAME] = FNR; next }
  section == "[package]" && /^[ \t]*version/ { if (/workspace[ \t]*=[ \t]*true/) inherits[FILENAME] = 1; else unusual = 1 }
  section == "[workspace.package]" && /^[ \t]*version/ { shared = value($0); sharedIn = FILENAME; sharedAt = FNR }
  # A requirement may be "=1.2.3"; without one, any version of what lies at the path will do.
  section ~ /dependencies/ && /^[ \t]*([A-Za-z0-9_-]+\.)?path[ \t]*=/ { unusual = 1 }
  section ~ /dependencies/ && /[{,][ \t]*path[ \t]*=/ && /[{,][ \t]*version[ \t]*=/ {
    text = $0
    if (!sub(/version[ \t]*=[ \t]*"[^"]*"[ \t]*,[ \t]*/, "", text) && !sub(/,[ \t]*version[ \t]*=[ \t]*"[^"]*"/, "", text)) unusual = 1
    lines[FILENAME, FNR] = text
    changed[FILENAME] = 1
  }
  END {
    for (file in last) if (file ~ /Cargo\.toml$/ && ((file in own) || (file in inherits))) {
      version = (file in own) ? own[file] : shared
      if (!(file in names) || version == "" || (names[file] in ambiguous)) unusual = 1
      found = 0
      for (each = 1; each <= entry; each++)
        if (locked[each] == names[file] && lockedVersion[each] == version && !foreign[each]) { found++; lockAt[file] = lockedAt[each] }
      if (lock != "" && found != 1) unusual = 1
    }
    if (unusual) exit
    for (file in own) mask(file, ownAt[file])
    if (sharedIn != "") mask(sharedIn, sharedAt)
    for (file in lockAt) mask(lock, lockAt[file])
    for (file in changed) {
      for (at = 1; at <= last[file]; at++) print lines[file, at] >file
      close(file)
    }
  }' '{}' +`;

;// CONCATENATED MODULE: ./build/js/src/dockerfile/parts.js



/** Returns what a stage that compiles the dependencies begins with: the recipe, and what it does not hold. */
function copyRecipe(plan) {
    const { dependencies } = plan.context;
    return [
        ...(dependencies.length > 0 ? ['# What the recipe does not hold: it has the members alone.'] : []),
        ...dependencies.map((file) => (0,quote/* copyTo */.rH)(dockerfile_names/* CHECKOUT */.$b, file)),
        ...(0,fresh/* ageDependencies */.jd)(plan),
        `COPY --from=${dockerfile_names/* STAGES */.an.recipe} /recipe.json /recipe.json`,
        ...intoWorkspace(plan),
    ];
}
/** Returns the lines that bring the sources into a stage. */
function copySources(plan) {
    return plan.context.workspace === '.' ? ['COPY . .'] : [`COPY . ${dockerfile_names/* CHECKOUT */.$b}`, ...intoWorkspace(plan)];
}
/** cargo is called in the workspace root, which the context holds at the same place as the checkout. */
function intoWorkspace({ context: { workspace } }) {
    return workspace === '.' ? [] : [`WORKDIR ${(0,quote/* literal */.eu)(`${dockerfile_names/* CHECKOUT */.$b}/${workspace}`)}`];
}
/** Returns what changes the profile, for the stages that compile the programs alone: a test inherits from profiles too. */
function profileSettings({ cargo }) {
    const settings = Object.entries(cargo.settings).map(([name, value]) => `${name}=${value}`);
    if (settings.length === 0)
        return [];
    return ['# What the profile of the manifest does not set.', `ENV ${settings.join(' \\\n    ')}`];
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/run.js
/** Writes commands as one `RUN`, a flag a line, joined so that the first failure ends it. */
function run_run(commands, mounts = []) {
    const script = commands.map((words) => words.join(' \\\n      ')).join(' \\\n && ');
    return `RUN ${[...mounts, script].join(' \\\n    ')}`;
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/secrets.js
/** Where cargo and git look for what is no variable: by the id of the secret. */
const FILES = new Map([
    ['cargo-credentials', '/usr/local/cargo/credentials.toml'],
    ['git-credentials', '/root/.git-credentials'],
    ['gitconfig', '/root/.gitconfig'],
    ['netrc', '/root/.netrc'],
]);
/**
 * Returns the mounts of a `RUN` that fetches sources. A secret whose id is the name of a variable is that variable; the ids of
 * {@link FILES} are files where cargo and git look for them; every other one is a file in `/run/secrets`, as without us
 * (Dockerfile reference, "RUN --mount=type=secret").
 */
function secretMounts({ secrets, ssh }) {
    return [
        ...secrets.map((id) => {
            const target = FILES.get(id);
            const as = target !== undefined ? `,target=${target}` : /^[A-Z_][A-Z0-9_]*$/.test(id) ? `,env=${id}` : '';
            return `--mount=type=secret,id=${id}${as},required=true`;
        }),
        ...ssh.map((each) => `--mount=type=ssh,id=${each.replace(/=.*/, '')},required=true`),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/dummy.js








/**
 * Returns the two stages of `dependency-cache: dummy`.
 *
 * The first runs again after every edit, and takes a second: it reduces the checkout to manifests, lockfile, configuration
 * and empty sources. BuildKit caches the second by the content of what the first made. With the manifests listed in `COPY`
 * instead, a new version of a member would be a new layer, and a new member a new Dockerfile.
 *
 * @param enter instructions that go to the workspace root
 */
function dummyStages(plan, enter) {
    const { workspace, dependencies } = plan.context;
    return [
        [
            '# What decides which dependencies are compiled: it stays the same when only sources change.',
            `FROM ${dockerfile_names/* STAGES */.an.toolchain} AS ${dockerfile_names/* STAGES */.an.manifests}`,
            workspace === '.' ? 'COPY . .' : `COPY . ${dockerfile_names/* CHECKOUT */.$b}`,
            ...enter,
            "RUN <<'SCRIPT'",
            manifestsScript({ examples: plan.cargo.examples.length > 0 }),
            'SCRIPT',
        ].join('\n'),
        [
            '# Dependencies, by empty members, with the flags of the build below: other flags would compile them again there.',
            `FROM ${dockerfile_names/* STAGES */.an.toolchain} AS ${dockerfile_names/* STAGES */.an.cook}`,
            ...(dependencies.length > 0 ? ['# What lies beside the members.'] : []),
            ...dependencies.map((file) => (0,quote/* copyTo */.rH)(dockerfile_names/* CHECKOUT */.$b, file)),
            ...(0,fresh/* ageDependencies */.jd)(plan),
            `COPY --from=${dockerfile_names/* STAGES */.an.manifests} /manifests${dockerfile_names/* CHECKOUT */.$b} ${dockerfile_names/* CHECKOUT */.$b}`,
            ...enter,
            '# What became of the empty members is removed: cargo goes by times, and would take it for theirs if the sources are older.',
            ...profileSettings(plan),
            ...dockerfile_cargo/* CARGO_ARGUMENTS */.g1,
            run_run([(0,dockerfile_cargo/* buildCommand */.Oe)(plan), ...(0,fresh/* cleanMembers */.pU)(plan)], secretMounts(plan)),
        ].join('\n'),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/system.js

/**
 * Returns the instructions that install compilers and what the crates need of Debian, as one `RUN`; none when the image has
 * it all.
 *
 * What is foreign depends on the builder's own CPU, which `BUILDARCH` names: the file is the same on an amd64 runner and
 * an arm64 laptop.
 */
function installPackages(plan, own = []) {
    const { system, platforms } = plan;
    // Their headers are the same for every CPU, so the builder's own are taken.
    const tools = [
        ...new Set([...own, ...system.tools, ...(plan.cross === 'gcc' ? system.unpacked : [])]),
    ].sort();
    const compilers = plan.cross === 'gcc';
    const installs = compilers ? platforms.flatMap((platform) => forPlatform(plan, platform)) : [];
    const unpacks = compilers ? platforms.flatMap((platform) => unpack(plan, platform)) : [];
    const isCertain = tools.length > 0 || system.libraries.length > 0 || system.cxx;
    if (installs.length === 0 && !isCertain)
        return [];
    const indent = isCertain ? '    ' : '      ';
    const apt = [
        'apt-get update; \\',
        'apt-get install -y --no-install-recommends "$@"; \\',
        ...unpacks,
        'rm -rf /var/lib/apt/lists/*',
    ].map((line) => `${indent}${line}`);
    return [
        ...(compilers ? ['ARG BUILDARCH'] : []),
        '# hadolint ignore=DL3008',
        'RUN set -eu; \\',
        `    set --${tools.map((name) => ` ${name}`).join('')}; \\`,
        ...installs,
        ...(isCertain
            ? apt
            : ['    if [ $# -gt 0 ]; then \\', ...apt.slice(0, -1), `${apt.at(-1) ?? ''}; \\`, '    fi']),
    ];
}
function forPlatform({ system }, { arch, debian }) {
    const own = [...(system.cxx ? ['g++'] : []), ...system.libraries];
    const foreign = [
        ...debian.cross,
        ...(system.cxx ? [`g++-${debian.cross[0]?.replace(/^gcc-/, '') ?? ''}`] : []),
        ...system.libraries.map((name) => `${name}:${debian.arch}`),
    ];
    const addArchitecture = system.libraries.length > 0 ? `dpkg --add-architecture ${debian.arch}; ` : '';
    if (arch === null)
        return [`    ${addArchitecture}set -- "$@" ${foreign.join(' ')}; \\`];
    if (own.length === 0) {
        return [`    [ "$BUILDARCH" = ${arch} ] || set -- "$@" ${foreign.join(' ')}; \\`];
    }
    return [
        `    if [ "$BUILDARCH" = ${arch} ]; then set -- "$@" ${own.join(' ')}; \\`,
        `    else ${addArchitecture}set -- "$@" ${foreign.join(' ')}; fi; \\`,
    ];
}
/** Debian does not install these of two architectures side by side; of a foreign one only the libraries are taken. */
function unpack({ system }, { arch, debian }) {
    if (system.unpacked.length === 0)
        return [];
    const lines = [
        `apt-get download ${system.unpacked.map((name) => `${name}:${debian.arch}`).join(' ')}; \\`,
        `for package in ./*_${debian.arch}.deb; do \\`,
        '  dpkg-deb --fsys-tarfile "$package" >/tmp/package.tar; \\',
        `  tar -xf /tmp/package.tar -C / --keep-directory-symlink ./usr/lib/${debian.multiarch}; \\`,
        '  rm "$package" /tmp/package.tar; \\',
        'done; \\',
    ];
    if (arch === null)
        return lines;
    return [`if [ "$BUILDARCH" != ${arch} ]; then \\`, ...lines.map((line) => `  ${line}`), 'fi; \\'];
}
/** Returns the variables by which build scripts find compilers and libraries, as `NAME=value`. */
function buildVariables(plan) {
    const { system } = plan;
    const hasLibraries = system.libraries.length + system.unpacked.length > 0;
    const perPlatform = plan.cross === 'gcc'
        ? plan.platforms.flatMap((platform) => {
            const triple = (0,dockerfile_cargo/* tripleOf */.IH)(plan, platform);
            const suffix = triple.replaceAll('-', '_');
            const { gnuPrefix, multiarch } = platform.debian;
            return [
                `CARGO_TARGET_${suffix.toUpperCase()}_LINKER=${gnuPrefix}-gcc`,
                `CC_${suffix}=${gnuPrefix}-gcc`,
                `AR_${suffix}=${gnuPrefix}-ar`,
                ...(system.cxx ? [`CXX_${suffix}=${gnuPrefix}-g++`] : []),
                ...(hasLibraries
                    ? [`PKG_CONFIG_LIBDIR_${suffix}=/usr/lib/${multiarch}/pkgconfig:/usr/share/pkgconfig`]
                    : []),
                // clang does not look where Debian's cross compiler has the C library's headers.
                ...(system.tools.includes('libclang-dev')
                    ? [`BINDGEN_EXTRA_CLANG_ARGS_${suffix}=-I/usr/${gnuPrefix}/include`]
                    : []),
            ];
        })
        : [];
    return [
        ...perPlatform,
        ...(hasLibraries ? ['PKG_CONFIG_ALLOW_CROSS=1'] : []),
        ...Object.entries(system.env).map(([name, value]) => `${name}=${value}`),
    ];
}
/** Returns the shell command that sets `arch` to what Debian calls the image's CPU, by BuildKit's `TARGETPLATFORM`. */
function setArchitecture({ platforms }) {
    const cases = platforms.map(({ name, debian }) => `${name}) arch=${debian.arch};; `).join('');
    return `case "$TARGETPLATFORM" in ${cases}*) exit 1;; esac`;
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/init.js


/** Where tini is in the images. */
const INIT_PATH = '/usr/bin/tini';
/**
 * Returns the stage that takes tini out of Debian's package for the image's CPU; none where nobody asked for it. Debian builds
 * it statically too (`tini-static`), so it runs on every base, and trixie has it for every platform.
 */
function initStage(plan) {
    if (!plan.runtime.init)
        return [];
    return [
        [
            "# tini for the image's CPU, taken out of its package on the builder's: nothing foreign runs.",
            `FROM --platform=$BUILDPLATFORM debian:trixie-slim AS ${dockerfile_names/* STAGES */.an.init}`,
            'WORKDIR /tmp',
            'ARG TARGETPLATFORM',
            'RUN set -eu; \\',
            `    ${setArchitecture(plan)}; \\`,
            '    dpkg --add-architecture "$arch"; \\',
            '    apt-get update; \\',
            '    apt-get download "tini:$arch"; \\',
            '    dpkg-deb --extract tini_*.deb /tmp/tini; \\',
            `    install -D /tmp/tini/usr/bin/tini-static /init${INIT_PATH}; \\`,
            '    install -D -m 644 /tmp/tini/usr/share/doc/tini/copyright /init/usr/share/doc/tini/copyright; \\',
            '    rm -rf /tmp/tini* /var/lib/apt/lists/*',
        ].join('\n'),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/images.js



/** Where Debian, Alpine and distroless keep the CA certificates. */
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
/** Bases whose list of accounts gets one more. */
const HAS_ACCOUNTS = new Set(['alpine', 'debian']);
/** Whether the base is a stage of its own, because something is taken from it, or packages are added to it. */
function hasBaseStage({ runtime, system }) {
    return system.runtime.length > 0 || (runtime.account !== null && HAS_ACCOUNTS.has(runtime.kind));
}
/**
 * Returns the stage that puts together, on the builder's CPU, the files that the final stages would otherwise need a
 * foreign `RUN` for; none where the base has them all.
 */
function filesStage(plan) {
    const { runtime } = plan;
    const lines = [
        ...account(plan),
        ...(copiesCertificates(plan)
            ? [`COPY --from=${dockerfile_names/* STAGES */.an.toolchain} ${CERTIFICATES} /files${CERTIFICATES}`]
            : []),
        ...(plan.system.timeZones && ['alpine', 'image', 'scratch'].includes(runtime.kind)
            ? [`COPY --from=${dockerfile_names/* STAGES */.an.toolchain} /usr/share/zoneinfo/ /files/usr/share/zoneinfo/`]
            : []),
    ];
    if (lines.length === 0)
        return [];
    return [
        [
            "# What the final images need besides the program, made on the builder's CPU: the account, and data that it reads.",
            `FROM ${dockerfile_names/* STAGES */.an.toolchain} AS ${dockerfile_names/* STAGES */.an.files}`,
            ...lines,
        ].join('\n'),
    ];
}
/** Those of Debian are for an image that has none; SSL_CERT_FILE says where they are to whatever looks elsewhere. */
function copiesCertificates({ runtime, system }) {
    return system.certificates && (runtime.kind === 'scratch' || runtime.kind === 'debian');
}
function account({ runtime }) {
    const { account: own, kind } = runtime;
    const folders = kind === 'scratch' ? ['install -d -m 1777 /files/tmp', 'install -d /files/etc'] : [];
    const commands = own === null
        ? folders
        : [
            ...folders,
            `install -d -o ${own.uid} -g ${own.gid} /files/home/nonroot`,
            `echo 'nonroot:x:${own.uid}:${own.gid}:nonroot:/home/nonroot:/sbin/nologin' >> /files/etc/passwd`,
            ...(own.gid === 0 ? [] : [`echo 'nonroot:x:${own.gid}:' >> /files/etc/group`]),
        ];
    if (commands.length === 0)
        return [];
    return [
        ...(HAS_ACCOUNTS.has(kind) ? [`COPY --from=${dockerfile_names/* STAGES */.an.base} /etc/passwd /etc/group /files/etc/`] : []),
        `RUN ${commands.join(' \\\n && ')}`,
    ];
}
/** Returns the stage of one image. It runs nothing, so it needs no emulation. */
function finalStage(plan, image) {
    const { runtime, system } = plan;
    const hasFiles = filesStage(plan).length > 0;
    const env = [
        // Where OpenSSL looks without it is for the package openssl, which has links to there, and for who compiled it.
        ...(copiesCertificates(plan) && image.env.SSL_CERT_FILE === undefined
            ? [`SSL_CERT_FILE=${CERTIFICATES}`]
            : []),
        ...Object.entries(image.env).map(([name, value]) => `${name}=${(0,quote/* envValue */.$R)(value)}`),
    ];
    return [
        `FROM ${hasBaseStage(plan) ? dockerfile_names/* STAGES */.an.base : runtime.image} AS ${(0,dockerfile_names/* stageName */.CT)(image)}`,
        ...(system.runtime.length > 0 ? [`COPY --link --from=${dockerfile_names/* STAGES */.an.libraries} /libraries/ /`] : []),
        ...(hasFiles ? [`COPY --link --from=${dockerfile_names/* STAGES */.an.files} /files/ /`] : []),
        ...(runtime.init ? [`COPY --link --from=${dockerfile_names/* STAGES */.an.init} /init/ /`] : []),
        // Without --link: that would make folders of the base anew, and of its links too.
        ...image.assets.map(({ source, target }) => (0,quote/* copyInto */.s)(source, target)),
        ...(env.length > 0 ? [`ENV ${env.join(' \\\n    ')}`] : []),
        'ARG TARGETPLATFORM',
        `COPY --link --from=${dockerfile_names/* STAGES */.an.build} /out/\${TARGETPLATFORM}/${image.name} ${image.binary}`,
        `USER ${runtime.user}`,
        // After USER: the folder belongs to whoever that is.
        ...(image.workdir === null ? [] : [`WORKDIR ${(0,quote/* literal */.eu)(image.workdir)}`]),
        ...(image.expose.length > 0 ? [`EXPOSE ${image.expose.join(' ')}`] : []),
        ...healthcheck(image),
        `ENTRYPOINT ${(0,quote/* execForm */.cA)([...(runtime.init ? [INIT_PATH, '--'] : []), ...image.entrypoint])}`,
        ...(image.cmd.length > 0 ? [`CMD ${(0,quote/* execForm */.cA)(image.cmd)}`] : []),
    ].join('\n');
}
function healthcheck({ healthcheck: check }) {
    if (check === null)
        return [];
    if (check.command === null)
        return ['HEALTHCHECK NONE'];
    return [['HEALTHCHECK', ...check.flags, 'CMD', (0,quote/* execForm */.cA)(check.command)].join(' ')];
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/libraries.js


/**
 * Returns the stage that unpacks Debian packages for the final images; none when the base has it all.
 *
 * No program of a foreign CPU runs: on the builder's CPU apt is told the image's architecture and what its base has, and
 * downloads what is missing. The packages are unpacked and not configured, which suits libraries.
 */
function librariesStage(plan) {
    const { runtime, system, toolchain } = plan;
    if (system.runtime.length === 0)
        return [];
    const isDistroless = runtime.kind === 'distroless';
    return [
        [
            "# Debian packages that the base does not have, for the image's CPU and without emulation: apt on the builder's CPU",
            '# is told the other one and what the base has. They are unpacked, and entered into the list of packages for scanners.',
            `FROM --platform=$BUILDPLATFORM debian:${toolchain.debian}-slim AS ${dockerfile_names/* STAGES */.an.libraries}`,
            `COPY --from=${dockerfile_names/* STAGES */.an.base} /var/lib/dpkg/ /base/`,
            'ARG TARGETPLATFORM',
            '# hadolint ignore=DL3008',
            'RUN set -eu; \\',
            `    ${setArchitecture(plan)}; \\`,
            ...(isDistroless ? DISTROLESS_STATUS : []),
            `    printf 'APT::Architecture "%s"; APT::Architectures { "%s"; }; Dir::State::status "/base/status";' "$arch" "$arch" \\`,
            '      >/etc/apt/apt.conf.d/target; \\',
            '    apt-get update; \\',
            `    apt-get install -y --no-install-recommends --download-only ${system.runtime.join(' ')}; \\`,
            // A package may still have files in /lib, which is a link in the base and must stay one.
            '    for folder in bin lib lib64 sbin; do mkdir -p "/libraries/usr/$folder"; ln -s "usr/$folder" "/libraries/$folder"; done; \\',
            `    mkdir -p /libraries/usr/share/doc /libraries/var/lib/dpkg${isDistroless ? '/status.d' : ''}; \\`,
            ...(isDistroless ? [] : ['    cp /base/status /libraries/var/lib/dpkg/status; \\']),
            '    for package in /var/cache/apt/archives/*.deb; do \\',
            '      [ -e "$package" ] || continue; \\',
            '      dpkg-deb --fsys-tarfile "$package" >/tmp/package.tar; \\',
            '      tar -xf /tmp/package.tar -C /libraries --keep-directory-symlink \\',
            '        --exclude=./usr/share/locale --exclude=./usr/share/lintian --exclude=./usr/share/man; \\',
            ...(isDistroless
                ? [
                    '      dpkg-deb --field "$package" >"/libraries/var/lib/dpkg/status.d/$(dpkg-deb --field "$package" Package)"; \\',
                ]
                : [
                    `      { dpkg-deb --field "$package"; echo 'Status: install ok installed'; echo; } >>/libraries/var/lib/dpkg/status; \\`,
                ]),
            '    done; \\',
            '    find /libraries/usr/share/doc -type f ! -name copyright -delete; \\',
            '    for folder in bin lib lib64 sbin; do rm "/libraries/$folder"; done; \\',
            '    find /libraries -type d -empty -delete; \\',
            '    rm -rf /tmp/package.tar /var/lib/apt/lists/*',
        ].join('\n'),
    ];
}
/**
 * distroless has a file for each package, without the line that says that it is installed, and leaves out much that its
 * packages depend on: with those fields apt would find the base broken, and stop.
 */
const DISTROLESS_STATUS = [
    '    touch /base/status; \\',
    '    for file in /base/status.d/*; do \\',
    '      [ -f "$file" ] || continue; \\',
    '      case "$file" in *.md5sums) continue;; esac; \\',
    `      { echo 'Status: install ok installed'; sed -E '/^(Pre-)?Depends:/d' "$file"; echo; echo; } >>/base/status; \\`,
    '    done; \\',
];

;// CONCATENATED MODULE: ./build/js/src/plan/fingerprint.js
/**
 * Returns eight hexadecimal digits that stand for a text: FNV-1a of 32 bits
 * (draft-eastlake-fnv), which is enough to tell a handful of cache scopes apart.
 */
function fingerprint(text) {
    let hash = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) {
        hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    }
    return hash.toString(16).padStart(8, '0');
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/mounts.js





/**
 * Returns the flags of `RUN` that mount what cargo keeps.
 *
 * The target folder is `locked`: cargo's own lock lies in it, but a second build of the same plan would only wait for that one
 * too. The registry and the checkouts of git are `private`, for every workspace the same: cargo's lock of them lies one folder
 * above, outside of the mount, so two builds never get the same one at a time, and none waits for another.
 */
function cacheMounts(plan) {
    return [
        mount('rust-docker-registry', '/usr/local/cargo/registry', 'private'),
        mount('rust-docker-git', '/usr/local/cargo/git', 'private'),
        // Its first link for a CPU compiles musl.
        ...(plan.cross === 'zig' ? [mount('rust-docker-zig', '/root/.cache/zig', 'private')] : []),
        mount(targetId(plan), '/target', 'locked'),
    ];
}
function mount(id, target, sharing) {
    return `--mount=type=cache,id=${id},target=${target},sharing=${sharing}`;
}
/**
 * One target folder for each workspace, set of platforms and profile. It does not depend on the features, which cargo tells
 * apart there itself, nor on the name of the folder, which is another one on every machine.
 */
function targetId(plan) {
    const { context, cargo, toolchain } = plan;
    const triples = plan.platforms.map((platform) => (0,dockerfile_cargo/* tripleOf */.IH)(plan, platform)).sort();
    const shape = [
        context.workspace,
        cargo.packages,
        cargo.profile,
        toolchain.image,
        toolchain.installed,
        triples,
    ];
    return `rust-docker-target-${fingerprint(JSON.stringify(shape))}`;
}
/**
 * Returns commands that leave in the target folder nothing that could be taken for the output of what is compiled now.
 *
 * Packages of registries do not change. Members are cleaned. What lies beside them, such as vendored sources, is too much to
 * be compiled each time, so its content decides: the folder starts anew when it is not what the folder was begun with.
 */
function prepareTarget(plan) {
    const { dependencies } = plan.context;
    if (dependencies.length === 0)
        return (0,fresh/* cleanMembers */.pU)(plan);
    const folders = dependencies.map((file) => (0,quote/* shellWord */.r7)(`${dockerfile_names/* CHECKOUT */.$b}/${file}`)).join(' ');
    return [
        [`find ${folders}`, `-type f -exec sha256sum '{}' + -o -type l -printf '%p -> %l\\n' >/tmp/content`],
        ['sort -o /tmp/content /tmp/content'],
        [
            'if ! cmp -s /tmp/content "$CARGO_TARGET_DIR"/content; then',
            '  find "$CARGO_TARGET_DIR" -mindepth 1 -delete && cp /tmp/content "$CARGO_TARGET_DIR"/content;',
            'fi',
        ],
        ...(0,fresh/* cleanMembers */.pU)(plan),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/plan/pins.js
/**
 * Versions of everything that a generated Dockerfile fetches. Nothing else in the product names one.
 */
const PINS = {
    /** https://crates.io/crates/cargo-chef; the images are `<chef version>-rust-<rust tag>` (cargo-chef's docker.yml). */
    cargoChef: '0.1.78',
    /** https://hub.docker.com/_/alpine: the newest release; each is kept up for two years (alpinelinux.org/releases). */
    alpine: '3.23',
    /** https://pypi.org/project/cargo-zigbuild */
    cargoZigbuild: '0.22.3',
    /** https://pypi.org/project/ziglang. From 0.16 on, `zig ar` breaks the cc crate (aws/aws-lc-rs#993). */
    zig: '0.14.1',
    /**
     * https://crates.io/crates/bacon. It starts a program anew and prints what that prints, without a terminal too; cargo-watch says of
     * itself that it gets no more updates, and recommends it. Needs Rust 1.85.
     */
    bacon: '3.26.0',
};
const BOOKWORM = { name: 'bookworm', number: 12 };
const TRIXIE = { name: 'trixie', number: 13 };
/** First Rust 1.x with trixie images: they were added in July 2025 (rust-lang/docker-rust#243). */
const FIRST_TRIXIE_MINOR = 88;
/**
 * Returns the newest Debian release that has a `rust` image of a version.
 *
 * @param version `1`, `1.85` or `1.85.1`
 */
function debianFor(version) {
    const minor = version.split('.')[1];
    return minor !== undefined && Number(minor) < FIRST_TRIXIE_MINOR ? BOOKWORM : TRIXIE;
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/stages/members.js






/**
 * The builder's own triple, given like that of every other build: without it, flags of the configuration would reach build
 * scripts too, and its `build.target` would be obeyed.
 */
const OWN_TARGET = `--target "$(rustc -vV | sed -n 's/^host: //p')"`;
/** An empty triple is an error of cargo's, so nothing is lost where the pipe hides that rustc failed. */
const PIPES = '# hadolint ignore=DL4006';
/** Returns the flags that name members and features, for the builder's own CPU. */
function memberFlags(plan, { packages }) {
    return [...(0,dockerfile_cargo/* featureFlags */.of)(plan.cargo), OWN_TARGET, ...packages.map((name) => `--package ${(0,quote/* shellWord */.r7)(name)}`)];
}
/** Returns the stages of one command over members: their dependencies, where they are a layer, and the command itself. */
function memberStages(plan, stage, work) {
    const first = [...(work.setUp ?? []), ...setUp(stage)];
    const isCooked = plan.dependencyCache === 'chef';
    return [
        ...(isCooked ? [cookStage(plan, stage, work, first)] : []),
        [
            `# ${work.what}`,
            `FROM ${isCooked ? work.cook : dockerfile_names/* STAGES */.an.toolchain} AS ${work.stage}`,
            ...(isCooked ? [] : first),
            ...copySources(plan),
            ...Object.entries(plan.env).map(([name, value]) => `ENV ${name}=${value}`),
            ...dockerfile_cargo/* CARGO_ARGUMENTS */.g1,
            PIPES,
            run_run(work.commands, secretMounts(plan)),
            ...(work.after ?? []),
        ].join('\n'),
    ];
}
function cookStage(plan, { packages }, work, first) {
    const named = packages.map((name) => `--package ${(0,quote/* shellWord */.r7)(name)}`);
    return [
        `# Dependencies of the stage ${work.stage}, so that an edit of the sources does not compile them again.`,
        `FROM ${dockerfile_names/* STAGES */.an.toolchain} AS ${work.cook}`,
        ...first,
        ...copyRecipe(plan),
        ...dockerfile_cargo/* CARGO_ARGUMENTS */.g1,
        PIPES,
        run_run([
            [
                'cargo chef cook --recipe-path /recipe.json',
                ...work.cookFlags,
                ...(0,dockerfile_cargo/* featureFlags */.of)(plan.cargo),
                OWN_TARGET,
                ...named,
            ],
            // cargo-chef removes its stubs of libraries alone, and one of a test must never pass for the test.
            ['cargo clean', OWN_TARGET, ...named],
        ], secretMounts(plan)),
    ].join('\n');
}
/** Returns the instructions for what dev-dependencies need and the builder does not have. */
function setUp({ tools, env }) {
    return [...install(tools), ...Object.entries(env).map(([name, value]) => `ENV ${name}=${value}`)];
}
function install(packages) {
    if (packages.length === 0)
        return [];
    return [
        '# hadolint ignore=DL3008',
        'RUN apt-get update \\',
        ` && apt-get install -y --no-install-recommends ${packages.join(' ')} \\`,
        ' && rm -rf /var/lib/apt/lists/*',
    ];
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/stages/dev.js





/** distroless's and our own unprivileged account: whoever mounts sources that it may not read says another. */
const USER = '65532:65532';
/** Returns the stages that run a program from sources which are mounted over the checkout's place. */
function devStages(plan, dev) {
    const [first] = dev.programs;
    return [
        [
            '# The newest Rust, whatever the programs are compiled with: a layer that no change of the workspace makes again.',
            `FROM --platform=$BUILDPLATFORM rust:1-slim-${plan.toolchain.debian} AS ${dockerfile_names/* STAGES */.an.devTool}`,
            `RUN cargo install --locked --root /tool bacon@${PINS.bacon}`,
        ].join('\n'),
        [
            '# Nothing of the workspace is in here: mount it, and each edit starts the program anew.',
            `FROM ${dockerfile_names/* STAGES */.an.toolchain} AS ${dockerfile_names/* STAGES */.an.dev}`,
            ...setUp(dev),
            `COPY --link --from=${dockerfile_names/* STAGES */.an.devTool} /tool/bin/bacon /usr/local/cargo/bin/bacon`,
            '# For whoever runs it: what is compiled and downloaded goes here, and can be a volume.',
            'RUN install -d -m 1777 "$CARGO_TARGET_DIR"',
            'ENV HOME=/tmp \\',
            '    CARGO_HOME=/target/home',
            ...intoWorkspace(plan),
            `USER ${USER}`,
            `ENTRYPOINT ${(0,quote/* execForm */.cA)(['bacon', '--headless', '--config-toml', jobs(plan, dev.programs)])}`,
            `CMD ${(0,quote/* execForm */.cA)(['--job', first?.name ?? ''])}`,
        ].join('\n'),
    ];
}
/** A job for each program, in one line of TOML: a program is ended before it is compiled and started again. */
function jobs({ cargo }, programs) {
    const features = [
        ...(cargo.locked ? ['--locked'] : []),
        ...(cargo.allFeatures ? ['--all-features'] : []),
        ...(cargo.defaultFeatures ? [] : ['--no-default-features']),
        ...(cargo.features.length > 0 ? ['--features', cargo.features.join(',')] : []),
    ];
    const tables = programs.map(({ name, package: owner, kind }) => {
        const command = ['cargo', 'run', ...features, '--package', owner, `--${kind}`, name];
        return `${name} = { command = ${(0,quote/* execForm */.cA)(command)}, need_stdout = true, allow_warnings = true, background = false, on_change_strategy = "kill_then_restart" }`;
    });
    return `jobs = { ${tables.join(', ')} }`;
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/stages/docs.js


/** Returns the stages that write the documentation, the last of which holds nothing but its files. */
function docsStages(plan, docs) {
    return [
        ...memberStages(plan, docs, {
            stage: dockerfile_names/* STAGES */.an.document,
            cook: dockerfile_names/* STAGES */.an.cookDocs,
            what: 'The documentation of the members. rustdoc writes no page for all of them, so one is made that leads to each.',
            cookFlags: ['--check'],
            commands: [
                ['cargo doc', '--no-deps', ...memberFlags(plan, docs)],
                ['mkdir /doc'],
                ['cp -R "$CARGO_TARGET_DIR"/*/doc/. /doc'],
            ],
            after: INDEX,
        }),
        [`FROM scratch AS ${dockerfile_names/* STAGES */.an.docs}`, `COPY --from=${dockerfile_names/* STAGES */.an.document} /doc/ /`].join('\n'),
    ];
}
/** Which crates have a page is known once they are there: a manifest can leave some out, and a binary called like the library has none. */
const INDEX = [
    'WORKDIR /doc',
    'RUN set -eu; \\',
    '    set -- */index.html; \\',
    `    [ -e "$1" ] || { echo 'error: no member has documentation' >&2; exit 1; }; \\`,
    '    { \\',
    `      echo '<!doctype html><html lang="en"><meta charset="utf-8"><title>Documentation</title>'; \\`,
    `      [ $# -gt 1 ] || printf '<meta http-equiv="refresh" content="0; url=%s">\\n' "$1"; \\`,
    `      echo '<ul>'; \\`,
    `      for page; do printf '<li><a href="%s">%s</a></li>\\n' "$page" "\${page%/index.html}"; done; \\`,
    `      echo '</ul></html>'; \\`,
    '    } >index.html',
];

// EXTERNAL MODULE: ./build/js/src/dockerfile/stages/kept.js
var stages_kept = __nccwpck_require__(1646);
;// CONCATENATED MODULE: ./build/js/src/dockerfile/stages/lint.js



/** Returns the stages that run rustfmt and clippy. */
function lintStages(plan, lint) {
    return memberStages(plan, lint, {
        stage: dockerfile_names/* STAGES */.an.lint,
        cook: dockerfile_names/* STAGES */.an.cookLint,
        what: 'Formatting and lints. A warning is an error here.',
        setUp: ['RUN rustup component add clippy rustfmt'],
        cookFlags: ['--check', '--all-targets'],
        commands: [
            ['cargo fmt --check', ...lint.packages.map((name) => `--package ${(0,quote/* shellWord */.r7)(name)}`)],
            ['cargo clippy', '--all-targets', ...memberFlags(plan, lint), '-- -D warnings'],
        ],
    });
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/stages/test.js


/** Returns the stages that run the tests. */
function testStages(plan, test) {
    return memberStages(plan, test, {
        stage: dockerfile_names/* STAGES */.an.test,
        cook: dockerfile_names/* STAGES */.an.cookTest,
        what: "The tests, on the builder's own CPU: the first failure does not end them, so that each one is named.",
        cookFlags: ['--tests'],
        commands: [['cargo test', '--no-fail-fast', ...memberFlags(plan, test)]],
    });
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/stages/extra.js






/** Returns the stages besides those of the programs' images, and the one that keeps what several of them compile. */
function extraStages(plan) {
    const { test, lint, docs, dev } = plan.stages;
    const kept = (0,stages_kept/* keptStages */.W)(plan);
    return [
        ...(test === null ? [] : testStages(plan, test)),
        ...(lint === null ? [] : lintStages(plan, lint)),
        ...(docs === null ? [] : docsStages(plan, docs)),
        ...(dev === null ? [] : devStages(plan, dev)),
        ...(kept.length > 1 ? [dependenciesStage(kept)] : []),
    ];
}
/** Returns the names of the extra stages that somebody may want to build alone. */
function extraNames({ stages: { test, lint, docs, dev } }) {
    return [
        ...(test === null ? [] : [dockerfile_names/* STAGES */.an.test]),
        ...(lint === null ? [] : [dockerfile_names/* STAGES */.an.lint]),
        ...(docs === null ? [] : [dockerfile_names/* STAGES */.an.docs]),
        ...(dev === null ? [] : [dockerfile_names/* STAGES */.an.dev]),
    ];
}
/** The cache is exported with one target, which holds all that it is to keep in the stages that it copies from. */
function dependenciesStage(kept) {
    return [
        '# Never shipped: it names the stages that are kept between builds, so that one export of the cache has them all.',
        `FROM scratch AS ${dockerfile_names/* STAGES */.an.dependencies}`,
        ...kept.map((stage) => `COPY --from=${stage} /recipe.json /${stage}.json`),
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/toolchain.js






/**
 * Returns the stages up to a complete compiler: what changes least, so first.
 *
 * Cross compilers are installed for the platforms that are not the builder's own, which `BUILDARCH` names:
 * the file is the same on an amd64 runner and an arm64 laptop.
 */
function toolchainStage(plan) {
    return [
        ...(plan.dependencyCache === 'chef' ? [chefStage()] : []),
        [
            "# Runs on the builder's own CPU and compiles for the others: nothing here is emulated.",
            `FROM --platform=$BUILDPLATFORM rust:\${RUST_VERSION}-slim-${plan.toolchain.debian} AS ${dockerfile_names/* STAGES */.an.toolchain}`,
            ...(plan.cross === 'gcc' ? gcc(plan) : zig(plan)),
            ...rustup(plan),
            ...emptyLibatomic(plan),
            ...toolchain_variables(plan),
            ...(plan.dependencyCache === 'chef'
                ? [
                    '# --link: the layer does not depend on those below it, and stays cached when they change.',
                    `COPY --link --from=${dockerfile_names/* STAGES */.an.chef} /usr/local/cargo/bin/cargo-chef /usr/local/cargo/bin/cargo-chef`,
                ]
                : []),
            ...environment(plan),
            `WORKDIR ${dockerfile_names/* CHECKOUT */.$b}`,
        ].join('\n'),
    ];
}
/** What rustup adds to the image: a toolchain that no image has, targets, and components. */
function rustup({ toolchain, ...plan }) {
    const targets = [
        ...plan.platforms.map((platform) => (0,dockerfile_cargo/* tripleOf */.IH)({ ...plan, toolchain }, platform)),
        ...toolchain.targets,
    ];
    if (toolchain.installed !== null) {
        return [
            run_run([
                [
                    `rustup toolchain install ${(0,quote/* shellWord */.r7)(toolchain.installed)} --profile minimal`,
                    ...toolchain.components.map((name) => `--component ${(0,quote/* shellWord */.r7)(name)}`),
                    ...targets.map((name) => `--target ${(0,quote/* shellWord */.r7)(name)}`),
                ],
            ]),
        ];
    }
    const add = `rustup target add ${targets.map(quote/* shellWord */.r7).join(' ')}`;
    if (toolchain.components.length === 0)
        return [`RUN ${add}`];
    return [`RUN ${add} \\\n && rustup component add ${toolchain.components.map(quote/* shellWord */.r7).join(' ')}`];
}
/**
 * C code asks for libatomic on 32-bit ARM, which zig does not have (rust-cross/cargo-zigbuild#252): its functions are in
 * the compiler's own library, so an empty one will do. It lies where rustc lets the linker look.
 */
function emptyLibatomic(plan) {
    if (plan.cross !== 'zig')
        return [];
    const triples = plan.platforms.filter(({ arm }) => arm !== undefined).map((each) => (0,dockerfile_cargo/* tripleOf */.IH)(plan, each));
    if (triples.length === 0)
        return [];
    const { installed } = plan.toolchain;
    const rustc = installed === null ? 'rustc' : `rustc ${(0,quote/* shellWord */.r7)(`+${installed}`)}`;
    return [
        "# What C code takes from libatomic on 32-bit ARM, zig's own library has.",
        `RUN for target in ${triples.join(' ')}; do \\`,
        `      printf '!<arch>\\n' >"$(${rustc} --print target-libdir --target "$target")/libatomic.a" || exit 1; \\`,
        '    done',
    ];
}
function environment({ toolchain, config }) {
    const overruled = Object.entries(config.env).map(([name, value]) => `${name}=${value}`);
    const flags = Object.entries(config.flags).map(([name, value]) => `${name}=${value}`);
    const variables = [
        `RUSTUP_TOOLCHAIN=${toolchain.installed ?? '${RUST_VERSION}'}`,
        'CARGO_TARGET_DIR=/target',
        'CARGO_TERM_COLOR=never',
        // What C sources of dependencies take for the time: one that no build changes (gcc's manual, «Environment Variables»).
        'SOURCE_DATE_EPOCH=0',
    ];
    return [
        toolchain.installed === null
            ? "# The image's own toolchain, by the exact name that its RUST_VERSION has: any other would be downloaded."
            : '# The toolchain that was installed, whatever a toolchain file says: any other would be downloaded.',
        `ENV ${variables.join(' \\\n    ')}`,
        ...(overruled.length === 0
            ? []
            : [
                "# Stronger than cargo's configuration, which names programs that are not here.",
                `ENV ${overruled.join(' \\\n    ')}`,
            ]),
        ...(flags.length === 0
            ? []
            : [
                '# A static binary where rustc would link musl dynamically. Cargo adds this to the flags of its configuration.',
                `ENV ${flags.join(' \\\n    ')}`,
            ]),
    ];
}
/** The Alpine variant's binary is static, so it runs on Debian too. */
function chefStage() {
    return [
        '# Only the cargo-chef binary is taken from this image: the Alpine variant, because that one is static.',
        `FROM --platform=$BUILDPLATFORM lukemathwalker/cargo-chef:${PINS.cargoChef}-rust-1-alpine AS ${dockerfile_names/* STAGES */.an.chef}`,
    ].join('\n');
}
function gcc(plan) {
    const extra = plan.system.tools.length + plan.system.libraries.length + plan.system.unpacked.length > 0;
    const what = extra || plan.system.cxx ? ', and what the crates in use need' : '';
    return [
        `# C linkers for the platforms that are not the builder's own${what}. Debian keeps one version of each, so none is pinned.`,
        ...installPackages(plan),
    ];
}
function toolchain_variables(plan) {
    const names = buildVariables(plan);
    return names.length === 0 ? [] : [`ENV ${names.join(' \\\n    ')}`];
}
/** pip is how cargo-zigbuild's own documentation installs it together with zig. */
function zig(plan) {
    return [
        '# zig links for every platform and brings musl. Debian keeps one version of each package, so none is pinned.',
        ...installPackages(plan, ['python3-pip']).map((line, at, { length }) => at === length - 1 ? `${line}; \\` : line),
        `    pip install --no-cache-dir --break-system-packages cargo-zigbuild==${PINS.cargoZigbuild} ziglang==${PINS.zig}`,
    ];
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/write.js















/**
 * Returns the Dockerfile of a plan: one stage that compiles everything for every platform, and one final
 * stage for each image. The same plan gives the same bytes.
 */
function writeDockerfile(plan) {
    const hasImages = plan.images.length > 0;
    const stages = [
        head(plan),
        ...toolchainStage(plan),
        ...(plan.dependencyCache === 'chef' ? [recipeStage(plan)] : []),
        ...(hasImages ? compilingStages(plan) : []),
        // Before the images: without --target, docker build makes the last stage.
        ...extraStages(plan),
        ...(hasImages ? imageStages(plan) : []),
    ];
    const text = `${stages.join('\n\n')}\n`;
    return plan.pins === null ? text : withPins(text, plan.pins);
}
function compilingStages(plan) {
    const { dependencyCache } = plan;
    return [
        ...(dependencyCache === 'chef' ? [write_cookStage(plan)] : []),
        ...(dependencyCache === 'dummy' ? dummyStages(plan, intoWorkspace(plan)) : []),
        buildStage(plan),
    ];
}
function imageStages(plan) {
    return [
        ...(hasBaseStage(plan) ? [`FROM ${plan.runtime.image} AS ${dockerfile_names/* STAGES */.an.base}`] : []),
        ...filesStage(plan),
        ...librariesStage(plan),
        ...initStage(plan),
        ...plan.images.map((image) => finalStage(plan, image)),
    ];
}
function head(plan) {
    const names = plan.images.map(({ name }) => name).join(', ');
    const extras = extraNames(plan);
    return [
        `${dockerfile_names/* WRITTEN_BY */.cl} from the workspace; \`rust-docker plan\` gives the reason for each choice.`,
        ...(plan.images.length === 0
            ? []
            : [
                `# ${plan.images.length === 1 ? 'Image' : 'Images'}: ${names}, for ${plan.platforms.map(({ name }) => name).join(', ')}.`,
            ]),
        ...(extras.length === 0
            ? []
            : [`# ${extras.length === 1 ? 'Stage' : 'Stages'} for --target: ${extras.join(', ')}.`]),
        '# Lines of your own between `# >>> <place>` and `# <<< <place>` are kept; the places are named after the stages.',
        ...(plan.context.workspace === '.'
            ? []
            : [
                `# Build it in the folder that holds ${(0,quote/* shellWord */.r7)(plan.context.workspace)}: what it needs lies there too.`,
            ]),
        '',
        ...buildArguments(plan),
    ].join('\n');
}
/** What `--build-arg` can vary, with the plan's values as defaults. */
function buildArguments({ toolchain, cargo }) {
    return [
        `ARG RUST_VERSION=${toolchain.version}`,
        `ARG FEATURES="${cargo.features.join(',')}"`,
        `ARG PROFILE=${cargo.profile}`,
    ];
}
function recipeStage(plan) {
    return [
        '# The recipe is what decides which dependencies are compiled: it stays the same when only sources change.',
        `FROM ${dockerfile_names/* STAGES */.an.toolchain} AS ${dockerfile_names/* STAGES */.an.recipe}`,
        'COPY . .',
        ...intoWorkspace(plan),
        'RUN cargo chef prepare --recipe-path /recipe.json',
    ].join('\n');
}
function write_cookStage(plan) {
    return [
        '# Dependencies only, with the flags of the build below: other flags would compile them again there.',
        `FROM ${dockerfile_names/* STAGES */.an.toolchain} AS ${dockerfile_names/* STAGES */.an.cook}`,
        ...copyRecipe(plan),
        ...profileSettings(plan),
        ...dockerfile_cargo/* CARGO_ARGUMENTS */.g1,
        run_run([(0,dockerfile_cargo/* cookCommand */.qB)(plan)], secretMounts(plan)),
    ].join('\n');
}
function buildStage(plan) {
    const { dependencyCache } = plan;
    const hasLayer = dependencyCache === 'chef' || dependencyCache === 'dummy';
    const installs = plan.platforms.map((platform) => {
        const folder = `"$CARGO_TARGET_DIR"/${(0,dockerfile_cargo/* tripleOf */.IH)(plan, platform)}/"$folder"`;
        return [
            `install -D -t /out/${platform.name}`,
            ...plan.images.map(({ name }) => `${folder}/${plan.cargo.examples.includes(name) ? 'examples/' : ''}${(0,quote/* shellWord */.r7)(name)}`),
        ];
    });
    return [
        '# Every binary for every platform in one call, so that build scripts and proc-macros are compiled once.',
        `FROM ${hasLayer ? dockerfile_names/* STAGES */.an.cook : dockerfile_names/* STAGES */.an.toolchain} AS ${dockerfile_names/* STAGES */.an.build}`,
        ...copySources(plan),
        ...Object.entries(plan.env).map(([name, value]) => `ENV ${name}=${value}`),
        ...(plan.embedsTime
            ? [
                '# A crate compiles a time into the program: that of the commit, so that two builds of it are the same.',
                `ARG ${dockerfile_names/* COMMIT_TIME */.ol}=0`,
                `ENV SOURCE_DATE_EPOCH=\${${dockerfile_names/* COMMIT_TIME */.ol}}`,
            ]
            : []),
        ...(hasLayer ? [] : profileSettings(plan)),
        ...dockerfile_cargo/* CARGO_ARGUMENTS */.g1,
        ...compile(plan, [[dockerfile_cargo/* SET_PROFILE_FOLDER */.mV], ...installs]),
    ].join('\n');
}
function compile(plan, installs) {
    const secrets = secretMounts(plan);
    if (plan.dependencyCache === 'none')
        return [run_run([(0,dockerfile_cargo/* buildCommand */.Oe)(plan), ...installs], secrets)];
    return [
        ...(0,fresh/* ageDependencies */.jd)(plan),
        ...(plan.dependencyCache === 'mounts'
            ? [
                '# What the members left in the mount is removed: cargo goes by times, and would take it for theirs if the sources are older.',
                ...(plan.context.dependencies.some((file) => /[$`]/.test(file))
                    ? ['# A path has a sign that the shell is not to expand.', '# hadolint ignore=SC2016']
                    : []),
                run_run([...prepareTarget(plan), ...(0,fresh/* reportedBuild */.CF)(plan), ...installs], [...cacheMounts(plan), ...secrets]),
            ]
            : [run_run([...(0,fresh/* reportedBuild */.CF)(plan), ...installs], secrets)]),
        '# Fails unless cargo has compiled every member there: nothing that was kept is shipped in place of one.',
        run_run((0,fresh/* proof */.n1)()),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/renew.js




/**
 * Returns the Dockerfile of a plan as it takes the place of one that is there: with its owner's lines.
 *
 * @param committed text of the one that is there; null: none
 * @param file how that is called in an error
 * @throws UserError where lines of its owner would have no place in the new one
 */
function renewDockerfile(plan, committed, file) {
    const text = writeDockerfile(plan);
    if (committed === null)
        return text;
    return withOwnLines(text, readOwnLines(committed, file).own, plan.images.map(dockerfile_names/* stageName */.CT), file);
}
/** Returns the images that the Dockerfile of a plan starts from, without their digests. */
function baseImages(plan) {
    return imagesIn(writeDockerfile({ ...plan, pins: null }));
}
/**
 * Returns the plan with the digests that a committed Dockerfile has. One that it lacks is unknown, and differs from any.
 *
 * @throws UserError for a digest that is none
 */
function withCommittedPins(plan, committed, file) {
    if (plan.pins === null)
        return plan;
    const known = pinsIn(committed, file);
    const pins = baseImages(plan).map((image) => [image, known[image] ?? UNKNOWN_DIGEST]);
    return { ...plan, pins: Object.fromEntries(pins) };
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/advice.js



/** Returns what the user's own files make of a plan that is built from another Dockerfile than theirs. */
function adviseOnOwnFiles(plan, { dockerfile, sendsTarget, hidesQueries }) {
    return [
        ...(dockerfile === null ? [] : aboutDockerfile(plan, dockerfile)),
        ...(hidesQueries ? [HIDES_QUERIES] : []),
        ...(sendsTarget ? [SENDS_TARGET] : []),
    ];
}
function aboutDockerfile(plan, text) {
    if (plan.context.dockerfile === joinPath(plan.context.workspace, 'Dockerfile'))
        return [];
    if (!text.startsWith(dockerfile_names/* WRITTEN_BY */.cl)) {
        return [
            {
                what: 'The workspace has a Dockerfile of its own, which is not used.',
                why: 'The images are built from the plan; what that file does besides (assets, users, ports) is not in them.',
                change: 'Give such things as inputs, and delete it; or build with it and docker/build-push-action.',
            },
        ];
    }
    return [...(hasOwnLines(text) ? [OWN_LINES] : []), ...(isCurrent(plan, text) ? [] : [STALE])];
}
function hasOwnLines(text) {
    return /^\s*#\s*>>>/m.test(text);
}
/** Where the owner's lines cannot be read or placed, or a digest is none, it is to be written anew as well: that says why. */
function isCurrent(plan, text) {
    try {
        return text === renewDockerfile(withCommittedPins(plan, text, ''), text, '');
    }
    catch {
        return false;
    }
}
const OWN_LINES = {
    what: 'The committed Dockerfile has lines of your own, which are not in the images.',
    why: 'The images are built from another file, which is written anew for each build.',
    change: 'Give file: Dockerfile. It is then brought up to date with your lines kept, and built.',
};
const STALE = {
    what: 'The committed Dockerfile is not what would be written now.',
    why: 'What you build with it by hand is another image than the one built here.',
    change: 'Run rust-docker generate, and commit what changed.',
};
const SENDS_TARGET = {
    what: 'The .dockerignore does not leave out target.',
    why: 'The build output goes to the builder as well, and each change of it makes everything compile again.',
    change: 'Add the line target to .dockerignore.',
};
const HIDES_QUERIES = {
    what: 'The .dockerignore leaves out .sqlx.',
    why: 'sqlx checks queries against it, and there is no database in a build: it will fail.',
    change: 'Add the line !**/.sqlx at the end of .dockerignore.',
};

;// CONCATENATED MODULE: ./build/js/src/dockerfile/ignore.js



/**
 * Returns the `.dockerignore` that is written beside the Dockerfile.
 *
 * It leaves out what cargo never reads, and what would make a new layer of every commit. It keeps
 * documents, because `include_str!` of a README is common. Of a context above the workspace root it lets
 * nothing through but what the build needs.
 *
 * @param own text of the `.dockerignore` in a workspace root below the context, where BuildKit does not look; null: none
 * @param assets what the images have besides their programs, relative to the context: it is sent even out of a left out folder
 */
function writeDockerignore({ workspace, dependencies, vendored, outputs, dockerfile }, own, assets = []) {
    const sent = [workspace, ...dependencies];
    const inWorkspace = workspace === '.' ? '/' : `${(0,quote/* ignorePattern */.bG)(workspace)}/`;
    const isLeftOut = (file) => file.startsWith(joinPath(workspace, 'Dockerfile')) ||
        outputs.some((folder) => file.startsWith(`${folder}/`));
    return [
        `${dockerfile_names/* WRITTEN_BY */.cl}. A .dockerignore of the ${workspace === '.' ? 'workspace' : 'context'} takes its place.`,
        ...(sent.includes('.')
            ? []
            : ['# Only what the build needs.', '*', ...sent.map((file) => `!${(0,quote/* ignorePattern */.bG)(file)}`)]),
        '# Build output, and what changes without changing the program.',
        ...outputs.map(quote/* ignorePattern */.bG),
        '.git',
        ...(workspace === '.' ? [] : ['**/.git']),
        '.github',
        '**/.DS_Store',
        '**/.idea',
        '**/.vscode',
        // Further below, one may be a template that a program includes.
        '# The recipe of the image is not part of it.',
        `${inWorkspace}Dockerfile*`,
        ...(isLeftOut(dockerfile)
            ? []
            : [(0,quote/* ignorePattern */.bG)(dockerfile), `${(0,quote/* ignorePattern */.bG)(dockerfile)}.dockerignore`]),
        '# Secrets of a developer’s machine.',
        '**/.env',
        ...(vendored.length === 0
            ? []
            : [
                '# Cargo checks that no file of a vendored crate is missing.',
                ...vendored.map((folder) => `!${(0,quote/* ignorePattern */.bG)(folder)}/**`),
            ]),
        ...(own === null || workspace === '.'
            ? []
            : [`# From the .dockerignore of the workspace.`, ...below(workspace, own)]),
        ...(assets.length === 0
            ? []
            : [
                '# What the images have besides their programs, but neither git’s own folder nor secrets.',
                ...[...new Set(assets)].sort().map((file) => `!${(0,quote/* ignorePattern */.bG)(file)}`),
                '**/.git',
                '**/.env',
            ]),
        '',
    ].join('\n');
}
/** Returns what the images have besides their programs, relative to the context. */
function assetsOf({ images }) {
    return images.flatMap(({ assets }) => assets.map(({ source }) => source));
}
/** Returns the lines of a `.dockerignore` as they are written for a context above its folder. */
function below(folder, text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#') && !line.split('/').includes('..'))
        .map((line) => {
        const [sign, pattern] = line.startsWith('!') ? ['!', line.slice(1).trim()] : ['', line];
        return `${sign}${(0,quote/* ignorePattern */.bG)(folder)}/${pattern.replace(/^\/+/, '')}`;
    });
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/difference.js
/** Lines that are shown around a change, as git does. */
const CONTEXT = 3;
/** Above this many pairs of lines, no common lines are looked for in what differs: it is shown as replaced whole. */
const MAX_PAIRS = 4_000_000;
/**
 * Returns how a text has to change to become another; null when they are the same.
 *
 * @param file name for the head of the diff
 */
function difference(file, old, next) {
    if (old === next)
        return null;
    const [before, after] = [linesOf(old), linesOf(next)];
    const changes = changesBetween(before, after);
    const first = changes[0]?.at ?? 0;
    return {
        line: Math.max(1, Math.min(first + 1, before.length)),
        diff: [`--- a/${file}`, `+++ b/${file}`, ...hunks(changes).flatMap((hunk) => hunkLines(hunk, before))]
            .map((line) => `${line}\n`)
            .join(''),
    };
}
/** A last line without an end is marked as diff marks it, so it is another line than the same one with an end. */
function linesOf(text) {
    if (text === '')
        return [];
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}
function changesBetween(before, after) {
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start])
        start += 1;
    let end = 0;
    while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end))
        end += 1;
    const old = before.slice(start, before.length - end);
    const next = after.slice(start, after.length - end);
    const common = old.length * next.length > MAX_PAIRS ? [] : longestCommon(old, next);
    const changes = [];
    let [i, j] = [0, 0];
    for (const [oldAt, nextAt] of [...common, [old.length, next.length]]) {
        if (oldAt > i || nextAt > j) {
            changes.push({
                at: start + i,
                removed: old.slice(i, oldAt),
                to: start + j,
                added: next.slice(j, nextAt),
            });
        }
        [i, j] = [oldAt + 1, nextAt + 1];
    }
    return changes;
}
/** Returns the pairs of indices of a longest common subsequence (Wagner and Fischer's table). */
function longestCommon(old, next) {
    const width = next.length + 1;
    const lengths = new Uint32Array((old.length + 1) * width);
    const at = (i, j) => lengths[i * width + j] ?? 0;
    for (let i = old.length - 1; i >= 0; i -= 1) {
        for (let j = next.length - 1; j >= 0; j -= 1) {
            lengths[i * width + j] =
                old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
        }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < old.length && j < next.length;) {
        if (old[i] === next[j]) {
            pairs.push([i, j]);
            i += 1;
            j += 1;
        }
        else if (at(i + 1, j) >= at(i, j + 1))
            i += 1;
        else
            j += 1;
    }
    return pairs;
}
/** Puts changes together whose surroundings meet. */
function hunks(changes) {
    const groups = [];
    for (const change of changes) {
        const group = groups.at(-1);
        const last = group?.at(-1);
        if (group === undefined || last === undefined)
            groups.push([change]);
        else if (change.at - (last.at + last.removed.length) <= 2 * CONTEXT)
            group.push(change);
        else
            groups.push([change]);
    }
    return groups;
}
function hunkLines(changes, before) {
    const [first, last] = [changes[0], changes.at(-1)];
    if (first === undefined || last === undefined)
        return [];
    const start = Math.max(0, first.at - CONTEXT);
    const end = Math.min(before.length, last.at + last.removed.length + CONTEXT);
    const body = [];
    let at = start;
    for (const change of changes) {
        body.push(...before.slice(at, change.at).map((line) => ` ${line}`));
        body.push(...change.removed.map((line) => `-${line}`), ...change.added.map((line) => `+${line}`));
        at = change.at + change.removed.length;
    }
    body.push(...before.slice(at, end).map((line) => ` ${line}`));
    const count = (changed) => changes.reduce((sum, change) => sum + changed(change).length, 0);
    const oldCount = end - start;
    const nextCount = oldCount - count(({ removed }) => removed) + count(({ added }) => added);
    const nextStart = first.to - (first.at - start);
    return [`@@ -${range(start, oldCount)} +${range(nextStart, nextCount)} @@`, ...body];
}
/** GNU diff's form: the first line from 1, or for no lines the one in front of them. */
function range(start, count) {
    if (count === 0)
        return `${start},0`;
    return count === 1 ? String(start + 1) : `${start + 1},${count}`;
}

;// CONCATENATED MODULE: ./build/js/src/dockerfile/check.js



/**
 * Compares a committed file with what would be written.
 *
 * @param committed its text; null: it is not there
 * @param expected what would be written; null: nothing
 */
function checkFile(file, committed, expected) {
    const result = (state, found = {}) => ({
        file,
        state,
        line: found.line ?? null,
        diff: found.diff ?? '',
    });
    if (expected === null) {
        return result(committed?.startsWith(dockerfile_names/* WRITTEN_BY */.cl) === true ? 'left-over' : 'up-to-date', {});
    }
    if (committed === null)
        return result('missing');
    if (!committed.startsWith(dockerfile_names/* WRITTEN_BY */.cl))
        return result('foreign', { line: 1 });
    const found = difference(file, withoutCarriageReturns(committed), expected);
    if (found !== null)
        return result('differs', found);
    return committed === expected ? result('up-to-date') : result('line-endings', { line: 1 });
}

;// CONCATENATED MODULE: ./build/js/src/plan/decide.js
/** Returns a value that an input asked for. */
function asked(about, value, input, shown = String(value)) {
    return {
        value,
        decision: {
            about,
            value: shown,
            why: `asked for with the input ${input}`,
            from: `input ${input}`,
            input,
        },
    };
}
/** Returns a value with the reason for it. */
function because(about, value, reason) {
    return {
        value,
        decision: {
            about,
            value: reason.shown ?? String(value),
            why: reason.why,
            from: reason.from ?? null,
            input: reason.input ?? null,
        },
    };
}
/** Returns the row with the manifest named in place of the input where that is what gave it. */
function withOrigin(decision, origins) {
    const input = /^input (\S+)$/.exec(decision.from ?? '')?.[1] ?? '';
    const origin = Object.hasOwn(origins, input) ? origins[input] : undefined;
    if (origin === undefined)
        return decision;
    return {
        ...decision,
        why: decision.why.replace(`with the input ${input}`, `with ${input} in the manifest`),
        from: origin,
    };
}

;// CONCATENATED MODULE: ./build/js/src/plan/triples.js
const LITTLE_64 = { abi: '', endian: 'little', width: 64, atomics: [], features: [] };
const LITTLE_32 = { ...LITTLE_64, width: 32 };
const X86 = ['fxsr', 'sse', 'sse2'];
const RISCV = ['a', 'c', 'm', 'zaamo', 'zalrsc', 'zca', 'zicsr', 'zifencei'];
/** rustc links the C library statically into what is built for these, unless a flag says otherwise. */
const STATIC = 'crt-static';
const FACTS = {
    'x86_64-unknown-linux-gnu': { ...LITTLE_64, arch: 'x86_64', env: 'gnu', features: X86 },
    'x86_64-unknown-linux-musl': { ...LITTLE_64, arch: 'x86_64', env: 'musl', features: [STATIC, ...X86] },
    'aarch64-unknown-linux-gnu': {
        ...LITTLE_64,
        arch: 'aarch64',
        env: 'gnu',
        atomics: [128],
        features: ['neon'],
    },
    'aarch64-unknown-linux-musl': {
        ...LITTLE_64,
        arch: 'aarch64',
        env: 'musl',
        atomics: [128],
        features: [STATIC, 'neon'],
    },
    'armv7-unknown-linux-gnueabihf': { ...LITTLE_32, arch: 'arm', env: 'gnu', abi: 'eabihf' },
    'armv7-unknown-linux-musleabihf': {
        ...LITTLE_32,
        arch: 'arm',
        env: 'musl',
        abi: 'eabihf',
        features: [STATIC],
    },
    'arm-unknown-linux-gnueabi': { ...LITTLE_32, arch: 'arm', env: 'gnu', abi: 'eabi' },
    'arm-unknown-linux-musleabihf': {
        ...LITTLE_32,
        arch: 'arm',
        env: 'musl',
        abi: 'eabihf',
        features: [STATIC],
    },
    'i686-unknown-linux-gnu': { ...LITTLE_32, arch: 'x86', env: 'gnu', features: X86 },
    'i686-unknown-linux-musl': { ...LITTLE_32, arch: 'x86', env: 'musl', features: [STATIC, ...X86] },
    'powerpc64le-unknown-linux-gnu': { ...LITTLE_64, arch: 'powerpc64', env: 'gnu', abi: 'elfv2' },
    'powerpc64le-unknown-linux-musl': {
        ...LITTLE_64,
        arch: 'powerpc64',
        env: 'musl',
        abi: 'elfv2',
        features: [STATIC],
    },
    's390x-unknown-linux-gnu': { ...LITTLE_64, arch: 's390x', env: 'gnu', endian: 'big', atomics: [128] },
    'riscv64gc-unknown-linux-gnu': { ...LITTLE_64, arch: 'riscv64', env: 'gnu', features: RISCV },
    'riscv64gc-unknown-linux-musl': { ...LITTLE_64, arch: 'riscv64', env: 'musl', features: RISCV },
};
/** Cargo asks rustc without a profile, which is why `debug_assertions` is on and `panic` is `unwind` in every build. */
const COMMON = [
    'debug_assertions',
    'panic="unwind"',
    'target_family="unix"',
    'target_has_atomic="16"',
    'target_has_atomic="32"',
    'target_has_atomic="64"',
    'target_has_atomic="8"',
    'target_has_atomic="ptr"',
    'target_os="linux"',
    'target_vendor="unknown"',
    'unix',
];
/** Triple → what is set for it, as rustc prints it: `unix`, `target_os="linux"`. */
const CFG_OF_TRIPLE = new Map(Object.entries(FACTS).map(([triple, { arch, env, abi, endian, width, atomics, features }]) => [
    triple,
    new Set([
        ...COMMON,
        ...atomics.map((bits) => `target_has_atomic="${String(bits)}"`),
        ...features.map((feature) => `target_feature="${feature}"`),
        `target_abi="${abi}"`,
        `target_arch="${arch}"`,
        `target_endian="${endian}"`,
        `target_env="${env}"`,
        `target_pointer_width="${String(width)}"`,
    ]),
]));
/**
 * The triple that build scripts and procedural macros are taken to be compiled for. The builder is Linux with glibc on amd64 or
 * arm64, and a plan must not depend on which: the two differ in `target_arch` alone, which no dependency of a build
 * script that needs a system library is known to ask for.
 */
const HOST_TRIPLE = 'x86_64-unknown-linux-gnu';

;// CONCATENATED MODULE: ./build/js/src/plan/activate.js

const SIDES = ['target', 'host'];
/**
 * Returns which features and optional dependencies are on, by the rules of cargo's `FeatureResolver` (rust-lang/cargo,
 * `resolver/features.rs`; cargo book, "Features", "Feature resolver version 2").
 *
 * Resolver 1 joins the features of a package over everything: build scripts, other platforms, the dev-dependencies of
 * what was asked for. Later ones keep what is compiled for the host apart, and leave out the other platforms and, unless tests
 * or examples are built, dev-dependencies. Several triples of one call are joined by all of them.
 *
 * It works off a list and does not recurse, so that no graph is too deep. Each value of each package is handled
 * once for each side.
 */
function activate(rules, roots) {
    const states = [];
    const work = [];
    const isJoined = rules.resolver === 1;
    const stateOf = (at, side) => {
        const place = at * 2 + (isJoined || side === 'target' ? 0 : 1);
        return (states[place] ??= {
            at,
            side: isJoined ? 'target' : side,
            features: new Set(),
            on: new Set(),
            waiting: new Map(),
            followed: false,
            edges: null,
        });
    };
    /** What a feature of a package turns on; null: it has no such feature. */
    const valuesOf = ({ at }, feature) => {
        const features = rules.packages[at]?.features ?? {};
        return Object.hasOwn(features, feature) ? (features[feature] ?? []) : null;
    };
    const edgesOf = (state) => {
        if (state.edges !== null)
            return state.edges;
        const edges = new Map();
        for (const dependency of rules.packages[state.at]?.dependencies ?? []) {
            const at = rules.places.get(dependency.package);
            if (at === undefined || !isFollowed(rules, state, dependency))
                continue;
            const found = edges.get(dependency.key) ?? [];
            for (const side of sidesOf(rules, state.side, dependency, at)) {
                found.push({ dependency, to: stateOf(at, side) });
            }
            edges.set(dependency.key, found);
        }
        state.edges = edges;
        return edges;
    };
    const add = (state, values) => {
        for (const value of values)
            work.push({ state, value: parseValue(value) });
    };
    /** Follows a dependency that is on: turns on what its declaration asks for. */
    const follow = ({ dependency, to }) => {
        add(to, dependency.features);
        if (dependency.defaultFeatures && valuesOf(to, 'default') !== null)
            add(to, ['default']);
        enter(to);
    };
    const entered = [];
    const enter = (state) => {
        if (state.followed)
            return;
        state.followed = true;
        entered.push(state);
    };
    const turnOnFeature = (state, feature) => {
        if (state.features.has(feature))
            return;
        state.features.add(feature);
        add(state, valuesOf(state, feature) ?? []);
    };
    const turnOnDependency = (state, key) => {
        if (state.on.has(key))
            return;
        state.on.add(key);
        const waiting = state.waiting.get(key) ?? [];
        for (const edge of edgesOf(state).get(key) ?? []) {
            add(edge.to, [...waiting]);
            follow(edge);
        }
    };
    const turnOnBoth = (state, value) => {
        for (const { dependency, to } of edgesOf(state).get(value.key) ?? []) {
            if (dependency.optional) {
                if (value.weak && !state.on.has(value.key)) {
                    const waiting = state.waiting.get(value.key) ?? new Set();
                    state.waiting.set(value.key, waiting.add(value.feature));
                    continue;
                }
                turnOnDependency(state, value.key);
                // Before `dep:`, an optional dependency was always a feature too, which `key/feature` turned on with it.
                if (!value.weak && valuesOf(state, value.key) !== null)
                    turnOnFeature(state, value.key);
            }
            add(to, [value.feature]);
        }
    };
    for (const { at, values } of roots) {
        // The library of a procedural macro is for the compiler, other targets of that package are not.
        for (const side of rules.packages[at]?.procMacro === true ? SIDES : ['target']) {
            const state = stateOf(at, side);
            add(state, values);
            enter(state);
        }
    }
    for (;;) {
        const task = work.pop();
        if (task !== undefined) {
            const { state, value } = task;
            if (value.kind === 'feature')
                turnOnFeature(state, value.feature);
            else if (value.kind === 'dependency')
                turnOnDependency(state, value.key);
            else
                turnOnBoth(state, value);
            continue;
        }
        const state = entered.pop();
        if (state === undefined)
            break;
        for (const edges of edgesOf(state).values()) {
            for (const edge of edges)
                if (!edge.dependency.optional)
                    follow(edge);
        }
    }
    return {
        features: (at, side) => stateOf(at, side).features,
        isOn: (at, side, key) => stateOf(at, side).on.has(key),
    };
}
function isFollowed({ resolver, triples, withDev, isActive }, state, { kind, target }) {
    if (kind === 'dev' && !withDev.has(state.at))
        return false;
    if (target === null || resolver === 1)
        return true;
    if (kind === 'build' || state.side === 'host')
        return isActive(target, HOST_TRIPLE);
    return triples.some((triple) => isActive(target, triple));
}
/** What a dependency is compiled for, where the package that has it is compiled for a side. */
function sidesOf({ packages, isKnown }, side, { kind }, to) {
    if (side === 'host' || kind === 'build' || packages[to]?.procMacro === true)
        return ['host'];
    return isKnown(to) ? ['target'] : SIDES;
}
function parseValue(value) {
    const slash = value.indexOf('/');
    if (slash !== -1) {
        const key = value.slice(0, slash);
        const weak = key.endsWith('?');
        return { kind: 'both', key: weak ? key.slice(0, -1) : key, feature: value.slice(slash + 1), weak };
    }
    if (value.startsWith('dep:'))
        return { kind: 'dependency', key: value.slice('dep:'.length) };
    return { kind: 'feature', feature: value };
}

;// CONCATENATED MODULE: ./build/js/src/plan/cfg.js

/** A condition that goes deeper was not written by a person, and must not fill the stack. */
const cfg_MAX_DEPTH = 64;
/** Tokens of cargo's `cargo-platform` crate; a string has no escapes. */
const TOKEN = / *(?:([(),=])|"([^"]*)"|(r#)?([A-Za-z_][A-Za-z0-9_]*))/y;
/** Where a condition is no condition; never leaves this file. */
class Malformed extends Error {
}
/**
 * Returns whether a dependency for a target is one of a triple's: the target is a triple itself or `cfg(…)`.
 *
 * What cannot be understood counts as active, so that nothing is left out that cargo may compile: a
 * condition with a mistake, and a triple that nothing is known of. A name that rustc does not set is false.
 */
function isActive(target, triple) {
    if (target === null)
        return true;
    if (!target.startsWith('cfg(') || !target.endsWith(')'))
        return target === triple;
    const facts = CFG_OF_TRIPLE.get(triple);
    if (facts === undefined)
        return true;
    const condition = cfg_parse(target.slice('cfg('.length, -1));
    return condition === null || holds(condition, facts);
}
function holds(condition, facts) {
    switch (condition.kind) {
        case 'all':
            return condition.of.every((part) => holds(part, facts));
        case 'any':
            return condition.of.some((part) => holds(part, facts));
        case 'not':
            return !condition.of.some((part) => holds(part, facts));
        case 'is':
            return facts.has(condition.fact);
        case 'always':
            return condition.value;
    }
}
/** Returns the condition, or null where cargo would refuse it. */
function cfg_parse(text) {
    const tokens = { text, at: 0 };
    try {
        const condition = expression(tokens, 0);
        return text.slice(tokens.at).trim() === '' ? condition : null;
    }
    catch (error) {
        if (error instanceof Malformed)
            return null;
        throw error;
    }
}
function expression(tokens, depth) {
    if (depth > cfg_MAX_DEPTH)
        throw new Malformed();
    const { name, raw } = next(tokens);
    if (name === undefined)
        throw new Malformed();
    if (raw !== true && (name === 'all' || name === 'any' || name === 'not')) {
        const of = list(tokens, depth);
        if (name === 'not' && of.length !== 1)
            throw new Malformed();
        return { kind: name, of };
    }
    if (taken(tokens, '=')) {
        const { string } = next(tokens);
        if (string === undefined)
            throw new Malformed();
        return { kind: 'is', fact: `${name}="${string}"` };
    }
    if (name === 'true' || name === 'false')
        return { kind: 'always', value: name === 'true' };
    return { kind: 'is', fact: name };
}
/** What stands in parentheses, with a comma after the last one or not. */
function list(tokens, depth) {
    const of = [];
    if (!taken(tokens, '('))
        throw new Malformed();
    while (!taken(tokens, ')')) {
        of.push(expression(tokens, depth + 1));
        if (!taken(tokens, ',')) {
            if (!taken(tokens, ')'))
                throw new Malformed();
            break;
        }
    }
    return of;
}
function next(tokens) {
    TOKEN.lastIndex = tokens.at;
    const found = TOKEN.exec(tokens.text);
    if (found === null)
        throw new Malformed();
    tokens.at = TOKEN.lastIndex;
    const [, sign, string, raw, name] = found;
    if (sign !== undefined)
        return { sign };
    if (string !== undefined)
        return { string };
    return name === undefined ? {} : { name, raw: raw !== undefined };
}
function taken(tokens, sign) {
    const before = tokens.at;
    TOKEN.lastIndex = before;
    if (TOKEN.exec(tokens.text)?.[1] !== sign)
        return false;
    tokens.at = TOKEN.lastIndex;
    return true;
}

;// CONCATENATED MODULE: ./build/js/src/plan/features.js
/** Returns what the options say of the features of some packages. */
function featureCall(options, packages) {
    return {
        packages,
        features: options.features,
        allFeatures: options.allFeatures,
        defaultFeatures: !options.noDefaultFeatures,
    };
}
/**
 * Returns the features of a member that are on, as cargo turns them on for its own targets: the values that it is given,
 * with all that they lead to inside this package (cargo book, "Features").
 */
function enabledFeatures(member, values) {
    const waiting = values.map((value) => {
        const { owner } = splitFeature(value);
        // An optional dependency whose feature is asked for is turned on, and is a feature itself.
        const own = owner !== null && Object.hasOwn(member.features, owner) ? member.features[owner] : undefined;
        return owner !== null && own?.includes(`dep:${owner}`) === true ? owner : value;
    });
    const enabled = new Set();
    for (let feature = waiting.pop(); feature !== undefined; feature = waiting.pop()) {
        if (!Object.hasOwn(member.features, feature) || enabled.has(feature))
            continue;
        enabled.add(feature);
        for (const value of member.features[feature] ?? [])
            waiting.push(ownFeature(value));
    }
    return enabled;
}
/** `dependency/feature` turns the dependency's own feature on as well; `dependency?/feature` does not. */
function ownFeature(value) {
    return value.replace(/\/.*$/, '');
}
/**
 * Returns which members get which of the features of a call (cargo's `Workspace::members_with_features`). It is made in the
 * workspace root.
 *
 * With resolver 2, and in a virtual workspace, each chosen package gets the features that it has. With resolver 1 they all
 * go to the root package, whether it is chosen or not, and other packages get those named `package/feature`.
 */
function requestedFeatures(workspace, call) {
    const root = workspace.members.find(({ manifest }) => manifest === 'Cargo.toml');
    const isOld = workspace.resolver === 1 && root !== undefined;
    const chosen = new Set(call.packages);
    return workspace.members
        .filter((member) => chosen.has(member.name) || (isOld && member === root))
        .map((member) => ({
        name: member.name,
        values: isOld ? oldValues(member, root, call) : newValues(member, call),
        compiled: chosen.has(member.name),
    }));
}
function newValues(member, call) {
    return [...call.features.map((feature) => ownValue(feature, member)), ...generalValues(member, call)];
}
function oldValues(member, root, call) {
    const isOthers = (feature) => {
        const { owner } = splitFeature(feature);
        return owner !== root.name && owner !== null && call.packages.includes(owner);
    };
    if (member === root) {
        const values = call.features.filter((feature) => !isOthers(feature));
        return [...values.map((feature) => ownValue(feature, member)), ...generalValues(member, call)];
    }
    const values = call.features.filter((feature) => splitFeature(feature).owner === member.name);
    return [
        ...values.map((feature) => splitFeature(feature).feature),
        ...generalValues(member, { ...call, defaultFeatures: true }),
    ];
}
function generalValues(member, { allFeatures, defaultFeatures }) {
    const names = Object.keys(member.features);
    if (allFeatures)
        return names;
    return defaultFeatures ? names.filter((name) => name === 'default') : [];
}
/** `member/feature` is the member's own feature; `dependency/feature` stays what it is. */
function ownValue(value, member) {
    const { owner, feature } = splitFeature(value);
    return owner === member.name ? feature : value;
}
/** Returns the two parts of `package/feature` and `dependency?/feature`; the owner of a plain `feature` is null. */
function splitFeature(value) {
    const slash = value.indexOf('/');
    if (slash === -1)
        return { owner: null, feature: value };
    return { owner: value.slice(0, slash).replace(/\?$/, ''), feature: value.slice(slash + 1) };
}

;// CONCATENATED MODULE: ./build/js/src/plan/resolve.js




/** Longer ways are for no reader, and in a lockfile that was made to be one long chain they would fill the memory. */
const MAX_WAY = 64;
/**
 * Returns what is compiled for the chosen packages, features and triples: what cargo's unit graph holds for
 * `cargo build --target … -p … --bin …`.
 *
 * @param triples the targets of the one call. Its features are joined over all of them, as cargo does.
 * @param withTests what the chosen packages need for their tests is compiled too, as `cargo test` does
 */
function resolve(workspace, cargo, triples, withTests = false) {
    const { packages, precision } = workspace.graph;
    const places = new Map(packages.map(({ id }, at) => [id, at]));
    const members = memberPlaces(workspace);
    const requested = requestedFeatures(workspace, cargo).flatMap(({ name, values, compiled }) => {
        const at = members.get(name);
        return at === undefined ? [] : [{ at, values, compiled }];
    });
    const known = new Set(members.values());
    const rules = {
        packages,
        places,
        resolver: workspace.resolver,
        triples,
        // Where something in the call needs dev-dependencies, their features join in for all that is asked for.
        withDev: new Set(workspace.resolver === 1 || cargo.examples.length > 0 || withTests ? requested.map(({ at }) => at) : []),
        isKnown: (at) => precision === 'exact' || known.has(at),
        isActive: remembered(isActive),
    };
    const activation = activate(rules, requested);
    const chosen = requested.filter(({ compiled }) => compiled).map(({ at }) => at);
    const devOf = withTests ? new Set(chosen) : withExamples(workspace, cargo, members);
    const found = reach(rules, activation, chosen, devOf);
    return {
        exact: precision === 'exact',
        packages: packages.flatMap((one, at) => {
            const { visited } = found.get(at) ?? {};
            if (visited === undefined)
                return [];
            const built = triples.filter((triple) => visited.has(triple));
            const host = visited.has(null);
            return [
                {
                    package: one,
                    triples: built,
                    host,
                    features: built.length > 0 ? [...activation.features(at, 'target')].sort() : [],
                    hostFeatures: host ? [...activation.features(at, 'host')].sort() : [],
                    path: wayTo(at, found, packages),
                },
            ];
        }),
    };
}
/** Returns the places of the members in the graph, by name. A path dependency outside of the workspace can have a member's name. */
function memberPlaces({ members, graph }) {
    const versions = new Map(members.map(({ name, version }) => [name, version]));
    return new Map(graph.packages.flatMap(({ name, version, source }, at) => source === null && versions.get(name) === version ? [[name, at]] : []));
}
/** Returns the places of the packages that an example is built of: the one thing in a call that needs dev-dependencies. */
function withExamples(workspace, { packages, examples }, places) {
    const chosen = workspace.members.filter(({ name, targets }) => packages.includes(name) &&
        targets.some((target) => target.kind === 'example' && examples.includes(target.name)));
    return new Set(chosen.flatMap(({ name }) => places.get(name) ?? []));
}
/** Walks breadth first, so that the first way to a package is a shortest one, and the same one each time. */
function reach(rules, activation, chosen, devOf) {
    const { packages, places, triples } = rules;
    const found = new Map();
    const queue = [];
    const visit = (at, triple, from) => {
        const start = from === null ? at : (found.get(from)?.start ?? at);
        const known = found.get(at) ?? { visited: new Set(), from, start };
        found.set(at, known);
        if (known.visited.has(triple))
            return;
        known.visited.add(triple);
        queue.push({ at, triple });
    };
    for (const at of chosen) {
        for (const triple of triples)
            visit(at, triple, null);
        if (packages[at]?.procMacro === true)
            visit(at, null, null);
    }
    // The queue grows while it is walked.
    for (const { at, triple } of queue) {
        const one = packages[at];
        const side = triple === null ? 'host' : 'target';
        for (const dependency of one?.dependencies ?? []) {
            const to = places.get(dependency.package);
            if (one === undefined || to === undefined)
                continue;
            if (dependency.kind === 'dev' && !devOf.has(at))
                continue;
            if (!isCompiled(rules, one, dependency, triple))
                continue;
            if (dependency.optional && !activation.isOn(at, side, dependency.key))
                continue;
            for (const next of sidesOf(rules, side, dependency, to)) {
                visit(to, next === 'host' ? null : triple, at);
            }
        }
    }
    return found;
}
/** Whether a dependency that is followed is compiled, where its package is compiled for a triple, or for the host. */
function isCompiled(rules, { buildScript }, { kind, target }, triple) {
    if (kind === 'build' && !buildScript)
        return false;
    return rules.isActive(target, kind === 'build' ? HOST_TRIPLE : (triple ?? HOST_TRIPLE));
}
function wayTo(at, found, packages) {
    const way = [];
    let next = at;
    for (; next !== null && way.length < MAX_WAY; next = found.get(next)?.from ?? null)
        way.push(next);
    const start = found.get(at)?.start;
    if (next !== null && start !== undefined)
        way.push(start);
    return way.reverse().map((place) => packages[place]?.name ?? '');
}
/** The same few conditions stand in hundreds of manifests. */
function remembered(ask) {
    const answers = new Map();
    return (target, triple) => {
        if (target === null)
            return true;
        const key = `${triple} ${target}`;
        const answer = answers.get(key) ?? ask(target, triple);
        answers.set(key, answer);
        return answer;
    };
}

;// CONCATENATED MODULE: ./build/js/src/plan/names.js



/**
 * Refuses features that none of the packages of a call has, as cargo does (`Workspace::members_with_features`): a feature that only
 * some of them have is turned on in those.
 *
 * Of a `dependency/feature` both parts are looked up where cargo said what there is. A lockfile alone knows the dependency,
 * and without one cargo has to say it.
 *
 * @throws UserError that names the first one, and what was probably meant
 */
function refuseUnknownFeatures(workspace, call, options) {
    const names = new Set(requestedFeatures(workspace, call).map(({ name }) => name));
    const members = workspace.members.filter(({ name }) => names.has(name));
    const dependencies = dependenciesOf(workspace, names);
    // A lockfile that may be out of date can lack a dependency.
    const isComplete = workspace.graph.precision === 'exact' ||
        (workspace.graph.precision === 'upper-bound' && options.locked !== false);
    for (const value of call.features) {
        const { owner, feature } = splitFeature(value);
        if (owner === null) {
            const isKnown = members.some((member) => has(member, feature)) || dependencies.optional.has(feature);
            if (!isKnown)
                throw noFeature(value, workspace, members);
            continue;
        }
        const owned = members.find(({ name }) => name === owner);
        const known = dependencies.features.get(owner);
        if (owned !== undefined && has(owned, feature))
            continue;
        if (known === undefined) {
            if (owned === undefined && !isComplete)
                continue;
            throw noOwnedFeature(value, workspace, members, dependencies.features);
        }
        if (known !== null && !known.has(feature))
            throw noDependencyFeature(owner, feature, known);
    }
}
function has({ features }, feature) {
    return Object.hasOwn(features, feature);
}
function dependenciesOf({ graph }, members) {
    const edges = graph.packages
        .filter(({ name, source }) => source === null && members.has(name))
        .flatMap(({ dependencies }) => dependencies);
    const packages = new Map(graph.packages.map((each) => [each.id, each]));
    const features = new Map();
    for (const { key, package: id } of edges) {
        const locked = packages.get(id);
        const before = features.get(key);
        if (graph.precision !== 'exact' || locked === undefined || before === null)
            features.set(key, null);
        else
            features.set(key, new Set([...(before ?? []), ...featureNames(locked)]));
    }
    return {
        optional: new Set(edges.filter(({ optional }) => optional).map(({ key }) => key)),
        features,
    };
}
/** An optional dependency can be asked for by its name. */
function featureNames({ features, dependencies }) {
    return [...Object.keys(features), ...dependencies.filter(({ optional }) => optional).map(({ key }) => key)];
}
function noFeature(feature, workspace, members) {
    const elsewhere = workspace.members.filter((member) => has(member, feature)).map(({ name }) => name);
    const reached = elsewhere.find((name) => members.some(({ memberDependencies }) => memberDependencies.includes(name)));
    const known = sorted(members.flatMap((member) => Object.keys(member.features)));
    return new errors/* UserError */.yo({
        what: `features: ${lacking(members)} feature ${feature}.`,
        where: { file: manifestOf(members) },
        next: reached !== undefined
            ? `The dependency ${reached} has it: features: ${reached}/${feature}.`
            : elsewhere.length > 0
                ? `These members have it: packages: ${elsewhere.join(',')}.`
                : suggestion(feature, 'Features', known),
    });
}
function noOwnedFeature(value, workspace, members, dependencies) {
    const { owner, feature } = splitFeature(value);
    const owned = members.find(({ name }) => name === owner);
    if (owned !== undefined) {
        return new errors/* UserError */.yo({
            what: `features: the package ${owned.name} has no feature ${feature}.`,
            where: { file: owned.manifest },
            next: suggestion(feature, 'Features', Object.keys(owned.features)),
        });
    }
    const other = workspace.members.find(({ name }) => name === owner);
    return new errors/* UserError */.yo({
        what: other === undefined
            ? `features: ${value} names neither a package that is built nor a dependency of one.`
            : `features: ${value} names the package ${other.name}, which is not built.`,
        where: { file: manifestOf(members) },
        next: other === undefined
            ? suggestion(owner ?? '', 'Packages and dependencies', [
                ...members.map(({ name }) => name),
                ...sorted(dependencies.keys()),
            ])
            : `Packages that are built: ${members.map(({ name }) => name).join(', ')}.`,
    });
}
function noDependencyFeature(owner, feature, known) {
    return new errors/* UserError */.yo({
        what: `features: the dependency ${owner} has no feature ${feature}.`,
        next: suggestion(feature, 'Features', sorted(known)),
    });
}
function lacking(members) {
    const names = members.map(({ name }) => name);
    return names.length === 1
        ? `the package ${names.join('')} has no`
        : `none of the packages ${names.join(', ')} has a`;
}
function manifestOf(members) {
    return members.length === 1 && members[0] !== undefined ? members[0].manifest : 'Cargo.toml';
}
function sorted(names) {
    return [...new Set(names)].sort();
}
/** Profiles that every workspace has (cargo book, "Profiles"). */
const BUILT_IN_PROFILES = ['dev', 'release', 'test', 'bench'];
/**
 * Refuses a profile that neither cargo nor the root manifest has.
 *
 * Cargo's configuration can define profiles too, so where there is one cargo has the last word.
 */
function refuseUnknownProfile({ profiles, config }, { profile }) {
    const known = [...new Set([...BUILT_IN_PROFILES, ...Object.keys(profiles)])];
    if (known.includes(profile) || config.files.length > 0)
        return;
    const near = profile === 'debug' ? 'dev' : nearest(profile, known);
    throw new errors/* UserError */.yo({
        what: `profile: there is no profile ${profile}.`,
        where: { file: 'Cargo.toml' },
        next: `${near === null ? '' : `Did you mean ${near}? `}Profiles: ${known.join(', ')}. Others are defined in the root manifest: [profile.${profile}] with inherits = "release".`,
    });
}

;// CONCATENATED MODULE: ./build/js/src/plan/select.js





/**
 * Chooses the programs: the binaries and examples asked for, else all binaries that the default members have.
 *
 * As with cargo, whoever names one of them gets no other. Where a package has a `default-run`, that binary is its program, as
 * for `cargo run`, and the others are its helpers (cargo book, "The manifest format").
 *
 * @returns one entry for each program, by name
 * @throws UserError when something asked for does not exist, two have one name, one has a name that cargo refuses,
 * or there is none
 */
function selectBinaries(workspace, options) {
    const members = selectMembers(workspace, options);
    const call = featureCall(options, members.map(({ name }) => name));
    refuseUnknownFeatures(workspace, call, options);
    const given = new Map(requestedFeatures(workspace, call).map(({ name, values }) => [name, values]));
    const programs = members.flatMap((member) => {
        const enabled = enabledFeatures(member, given.get(member.name) ?? []);
        return programsOf(member).map(({ name, kind, requiredFeatures }) => ({
            name,
            member,
            kind,
            lacks: requiredFeatures.filter((feature) => !enabled.has(feature)),
        }));
    });
    const mains = new Map(programs.filter(isMain).map(({ member, name }) => [member, name]));
    const named = namesPrograms(options);
    const selected = named
        ? [
            ...options.bins.flatMap((name) => programsNamed(name, 'bin', programs, workspace)),
            ...options.examples.flatMap((name) => programsNamed(name, 'example', programs, workspace)),
        ]
        : programs.filter((program) => program.kind === 'bin' && leftOutFor(program, mains) === null);
    const leftOut = named
        ? []
        : programs.filter((program) => program.kind === 'bin' && leftOutFor(program, mains) !== null);
    if (selected.length === 0)
        throw nothingToShip(workspace, members, leftOut);
    refuseForeignNames(selected);
    refuseTwins(selected);
    const value = selected
        .map(({ name, member, kind }) => ({ name, member, kind }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    const { why, from } = reason(workspace, options);
    return because('images', value, {
        shown: value.map(shown).join(', '),
        why: [why, ...leftOutWords(leftOut, mains)].join('; '),
        from,
        input: 'bins',
    });
}
function namesPrograms({ bins, examples }) {
    return bins.length > 0 || examples.length > 0;
}
function shown({ name, member, kind }) {
    const details = [
        ...(kind === 'example' ? ['example'] : []),
        ...(name === member.name ? [] : [`package ${member.name}`]),
    ];
    return details.length === 0 ? name : `${name} (${details.join(', ')})`;
}
/** Whether a program is the one that `cargo run` would start, and can be built. */
function isMain({ name, member, kind, lacks }) {
    return kind === 'bin' && name === member.defaultRun && lacks.length === 0;
}
function leftOutWords(leftOut, mains) {
    const words = leftOut.map((program) => `${program.name}, which ${leftOutFor(program, mains) ?? ''}`);
    return words.length === 0 ? [] : [`left out: ${words.join('; ')}`];
}
/**
 * Returns why a binary that nobody asked for is left out; null: it is not.
 *
 * @param mains name of the binary that `default-run` says is a member's program
 */
function leftOutFor({ name, member, lacks }, mains) {
    if (lacks.length > 0)
        return `needs ${featureWords(lacks)}`;
    const main = mains.get(member);
    return main === undefined || main === name ? null : `is not the default-run of ${member.name}`;
}
function featureWords(features) {
    return `the feature${features.length === 1 ? '' : 's'} ${features.map(shownFeature).join(', ')}`;
}
/** Names of features are any text where cargo did not read the manifest, so they are quoted where they need be. */
function shownFeature(name) {
    return /^[\w+./-]+$/.test(name) ? name : JSON.stringify(name);
}
function reason(workspace, options) {
    if (options.bins.length > 0)
        return { why: 'asked for with the input bins', from: 'input bins' };
    if (options.examples.length > 0)
        return { why: 'asked for with the input examples', from: 'input examples' };
    if (options.packages.length > 0)
        return { why: 'the binaries of the packages asked for', from: 'input packages' };
    const only = workspace.members.length === 1 ? workspace.members[0] : enteredMember(workspace);
    if (only !== undefined)
        return { why: `the binaries of the package ${only.name}`, from: only.manifest };
    return { why: "the binaries of the workspace's default members", from: 'Cargo.toml' };
}
/**
 * Returns the members that programs are looked for in: those asked for, else the ones that have a program asked for, else
 * those that cargo builds by default.
 *
 * @throws UserError for a package that there is not
 */
function selectMembers(workspace, options) {
    if (options.packages.length > 0)
        return options.packages.map((name) => memberNamed(name, workspace));
    if (namesPrograms(options)) {
        const having = workspace.members.filter((member) => programsOf(member).some((one) => isNamed(one, options)));
        // A name that there is not is looked for everywhere, so that it can be said what there is.
        return having.length > 0 ? having : [...workspace.members];
    }
    const entered = enteredMember(workspace);
    if (entered !== undefined)
        return [entered];
    const defaults = new Set(workspace.defaultMembers);
    return workspace.members.filter(({ name }) => defaults.has(name));
}
function isNamed({ kind, name }, { bins, examples }) {
    return (kind === 'bin' ? bins : examples).includes(name);
}
/** In a member's folder cargo builds that member alone. */
function enteredMember({ entry, members }) {
    return members.find(({ manifest }) => entry !== '.' && manifest === `${entry}/Cargo.toml`);
}
function memberNamed(name, workspace) {
    const found = workspace.members.find((member) => member.name === name);
    if (found !== undefined)
        return found;
    throw new errors/* UserError */.yo({
        what: `packages: there is no package ${name} in the workspace.`,
        where: { file: 'Cargo.toml' },
        next: suggestion(name, 'Packages', workspace.members.map((member) => member.name)),
    });
}
/** Returns what of a member can be run. */
function programsOf(member) {
    return member.targets.filter((target) => target.kind === 'bin' || target.kind === 'example');
}
function programsNamed(name, kind, programs, workspace) {
    const all = programs.filter((program) => program.kind === kind && program.name === name);
    const found = all.filter(({ lacks }) => lacks.length === 0);
    if (found.length > 0)
        return found;
    const [input, word] = kind === 'bin' ? ['bins', 'binary'] : ['examples', 'example'];
    const [off] = all;
    if (off !== undefined) {
        throw new errors/* UserError */.yo({
            what: `${input}: ${name} needs ${featureWords(off.lacks)}, which ${off.lacks.length === 1 ? 'is' : 'are'} off.`,
            where: { file: off.member.manifest },
            next: `Turn ${off.lacks.length === 1 ? 'it' : 'them'} on: features: ${off.lacks.map(shownFeature).join(',')}.`,
        });
    }
    const elsewhere = workspace.members.filter((member) => programsOf(member).some((program) => program.kind === kind && program.name === name));
    const known = programs.filter((program) => program.kind === kind).map((program) => program.name);
    throw new errors/* UserError */.yo({
        what: `${input}: there is no ${word} ${name}.`,
        where: { file: 'Cargo.toml' },
        next: elsewhere.length > 0
            ? `It is in another package: packages: ${elsewhere.map((member) => member.name).join(',')}.`
            : suggestion(name, kind === 'bin' ? 'Binaries' : 'Examples', [...new Set(known)].sort()),
    });
}
function nothingToShip(workspace, members, leftOut) {
    const looked = members.map(({ name }) => name).join(', ') || 'no package';
    const elsewhere = workspace.members
        .filter((member) => !members.includes(member) && member.targets.some(({ kind }) => kind === 'bin'))
        .map(({ name }) => name);
    return new errors/* UserError */.yo({
        what: `There is no binary to put into an image: looked in ${looked}.`,
        where: { file: members.length === 1 && members[0] !== undefined ? members[0].manifest : 'Cargo.toml' },
        next: elsewhere.length > 0
            ? `These members have binaries: packages: ${elsewhere.join(',')}.`
            : leftOut.length > 0
                ? `Turn features on: ${leftOut.map(({ name, lacks }) => `${name} needs ${featureWords(lacks)}`).join('; ')}.`
                : 'An image needs a program: add src/main.rs, or name examples with the input examples.',
    });
}
/**
 * Cargo's rule for names, ASCII only; a binary's may start with a digit. Manifests that cargo did not read may hold
 * anything, and names go into commands.
 */
function refuseForeignNames(selected) {
    for (const { name, member } of selected) {
        const wrong = !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(member.name)
            ? `Package name ${JSON.stringify(member.name)}`
            : !/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(name) && `Binary name ${JSON.stringify(name)}`;
        if (wrong !== false) {
            throw new errors/* UserError */.yo({
                what: `${wrong} cannot be built into an image.`,
                where: { file: member.manifest },
                next: 'Allowed: letters of ASCII, digits, - and _, not starting with a dash, a package not with a digit. Rename it, or choose others with bins.',
            });
        }
    }
}
/** The binary's name is the image's, the stage's and the file's; stages do not tell capitals from small letters. */
function refuseTwins(selected) {
    const first = new Map();
    for (const one of selected) {
        const other = first.get(one.name.toLowerCase());
        if (other !== undefined)
            throw twins(other, one);
        first.set(one.name.toLowerCase(), one);
    }
}
function twins(one, other) {
    return new errors/* UserError */.yo({
        what: one.name !== other.name
            ? `The binaries ${one.name} and ${other.name} differ only in capital letters, and an image's name has none.`
            : one.kind !== other.kind
                ? `There is both a binary and an example ${one.name}, and an image is called by its program.`
                : `Two packages have a binary ${one.name}: ${one.member.name} and ${other.member.name}.`,
        where: { file: one.member.manifest },
        next: one.member === other.member
            ? `Choose one with ${one.kind === 'bin' ? 'bins' : 'examples'}: ${one.name}, or rename one of them.`
            : `Choose one with packages: ${one.member.name}, or rename one of the binaries.`,
    });
}

;// CONCATENATED MODULE: ./build/js/src/plan/sys-crates-compiled.js
/**
 * Crates that compile the C or C++ sources they bring. Several look for the system's library with pkg-config first;
 * the builder has no headers of it, so they do not find it, and need nothing of the image they run in.
 */
const COMPILED_CRATES = [
    {
        crates: ['ring', 'sys-info', 'lz4-sys', 'blake3', 'psm', 'stacker', 'brotli-sys', 'secp256k1-sys'],
        source: 'ring 0.17.14, lz4-sys 1.11.1, brotli-sys 0.3.2, secp256k1-sys 0.14.1: build.rs',
    },
    { crates: ['libmimalloc-sys'], atomic: true, source: 'libmimalloc-sys 0.1.49, build.rs' },
    {
        crates: [
            'lmdb-master-sys',
            'lmdb-rkv-sys',
            'tree-sitter',
            'libnghttp2-sys',
            'pq-src',
            'sys-info',
            'unix-odbc',
        ],
        source: 'lmdb-master-sys 0.2.6, tree-sitter 0.27.1, libnghttp2-sys 0.1.13, sys-info 0.9.1: build.rs',
    },
    {
        crates: ['libz-sys'],
        // Headers that another package brings (libprotobuf-dev) would make it link the builder's own platform dynamically.
        keep: { LIBZ_SYS_STATIC: '1' },
        tools: [{ packages: ['cmake', 'make'], when: { features: ['zlib-ng'], dependency: 'cmake' } }],
        source: 'libz-sys 1.1.31, build.rs',
    },
    {
        crates: ['libz-ng-sys'],
        tools: [{ packages: ['cmake', 'make'] }],
        source: 'libz-ng-sys 1.1.31, Cargo.toml',
    },
    {
        crates: ['lzma-sys', 'liblzma-sys'],
        keep: { LZMA_API_STATIC: '1' },
        source: 'lzma-sys 0.1.20 and liblzma-sys 0.4.9, build.rs',
    },
    { crates: ['bzip2-sys'], source: 'bzip2-sys 0.1.13, build.rs' },
    {
        crates: ['libgit2-sys'],
        source: 'libgit2-sys 0.18.8, build.rs (takes a system library only of its own minor version)',
    },
    {
        crates: ['libssh2-sys'],
        source: 'libssh2-sys 0.3.4, build.rs (the system library only with LIBSSH2_SYS_USE_PKG_CONFIG)',
    },
    {
        crates: ['curl-sys'],
        source: 'curl-sys 0.4.91, build.rs (compiles libcurl where pkg-config finds none)',
    },
    { crates: ['libusb1-sys'], source: 'libusb1-sys 0.7.0, build.rs' },
    { crates: ['freetype-sys', 'pcre2-sys'], source: 'freetype-sys 0.23.0 and pcre2-sys 0.2.10, build.rs' },
    {
        crates: ['onig_sys'],
        source: 'onig_sys 69.9.3, build.rs (the system library only with RUSTONIG_SYSTEM_LIBONIG or RUSTONIG_DYNAMIC_LIBONIG)',
    },
    {
        crates: ['tikv-jemalloc-sys', 'jemalloc-sys'],
        tools: [{ packages: ['make'] }],
        source: 'tikv-jemalloc-sys 0.7.1 and jemalloc-sys 0.5.4, build.rs',
    },
    {
        crates: ['openssl-src'],
        // perl-base, which every Debian has, lacks modules that Configure uses.
        tools: [{ packages: ['make', 'perl'] }],
        source: 'openssl-src, README.md',
    },
    { crates: ['krb5-src'], tools: [{ packages: ['bison', 'make'] }], source: 'krb5-src, build.rs' },
    {
        crates: ['aws-lc-sys'],
        tools: [
            { packages: ['cmake', 'make'], when: { before: '0.16.0' } },
            // With bindings of its own making it takes the CMake builder, and bindgen brings clang-sys.
            { packages: ['cmake', 'make'], when: { features: ['bindgen'], dependency: 'bindgen' } },
        ],
        source: 'aws-lc-sys 0.16.0 (the first with cc_builder.rs), 0.19.0, 0.25.0 and 0.47.0, builder/main.rs',
    },
    {
        crates: ['aws-lc-fips-sys'],
        tools: [{ packages: ['cmake', 'golang-go', 'make', 'perl'] }],
        cxx: {},
        source: 'aws-lc-fips-sys 0.14.4, builder/main.rs; aws-lc-rs book, "Requirements"',
    },
    {
        crates: ['boring-sys'],
        tools: [
            { packages: ['cmake', 'make'] },
            { packages: ['golang-go', 'ninja-build', 'perl'], when: { features: ['fips'] } },
        ],
        cxx: {},
        source: 'boring-sys 5.4.0, build/main.rs; bindgen brings clang-sys',
    },
    {
        crates: ['librocksdb-sys'],
        cxx: {},
        source: 'librocksdb-sys 6.20.3 and 0.19.0, build.rs; bindgen brings clang-sys',
    },
    { crates: ['cxx', 'esaxx-rs', 'snappy_src', 'luau0-src'], cxx: {}, source: 'cxx 1.0.205, build.rs' },
    {
        crates: ['libduckdb-sys'],
        tools: [{ packages: ['cmake', 'make'], when: { features: ['bundled-cmake'], dependency: 'cmake' } }],
        cxx: { features: ['bundled'], dependency: 'cc' },
        source: 'libduckdb-sys 1.20000.1, build.rs',
    },
    {
        crates: ['snmalloc-sys'],
        tools: [{ packages: ['cmake', 'make'], when: { features: ['build_cmake'], dependency: 'cmake' } }],
        cxx: {},
        source: 'snmalloc-sys 0.7.6, build.rs',
    },
    {
        crates: ['mysqlclient-src'],
        tools: [{ packages: ['cmake', 'make'] }],
        cxx: {},
        source: 'mysqlclient-src, build.rs',
    },
    {
        crates: ['protobuf-src'],
        tools: [{ packages: ['cmake', 'make'] }],
        cxx: {},
        source: 'protobuf-src 2.1.1, build.rs',
    },
    {
        crates: ['prost-build'],
        // The second one has google/protobuf/*.proto, which Debian leaves out of the compiler's package.
        tools: [
            {
                packages: ['libprotobuf-dev', 'protobuf-compiler'],
                instead: ['protoc-bin-vendored', 'protobuf-src', 'protox'],
            },
        ],
        source: 'prost-build, "Sourcing protoc" in src/lib.rs',
    },
    {
        crates: ['clang-sys'],
        tools: [{ packages: ['libclang-dev'] }],
        source: 'clang-sys 1.9.1, build.rs; bindgen user guide, "Requirements"',
    },
];

;// CONCATENATED MODULE: ./build/js/src/plan/sys-crates-libraries.js
const OPENSSL = { bookworm: ['libssl3'], trixie: ['libssl3t64'] };
/** Crates that link with a library of the system, unless one of the conditions in `own` holds. */
const LIBRARY_CRATES = [
    {
        crates: ['openssl-sys'],
        library: { build: ['libssl-dev'], runtime: OPENSSL },
        own: [
            { features: ['vendored'], dependency: 'openssl-src' },
            { features: ['aws-lc'], dependency: 'aws-lc-sys' },
            { features: ['aws-lc-fips'], dependency: 'aws-lc-fips-sys' },
            { features: ['unstable_boringssl'], dependency: 'bssl-sys' },
        ],
        source: 'openssl-sys 0.9.118, build/main.rs and build/find_normal.rs',
    },
    {
        crates: ['libsqlite3-sys'],
        library: {
            build: ['libsqlite3-dev'],
            runtime: ['libsqlite3-0'],
        },
        own: [
            { features: ['bundled', 'bundled-sqlcipher'], dependency: 'cc' },
            { features: ['loadable_extension', 'sqlcipher'] },
        ],
        source: 'libsqlite3-sys 0.35.0, build.rs',
    },
    {
        crates: ['libsqlite3-sys'],
        library: {
            build: { bookworm: ['libsqlcipher0'], trixie: ['libsqlcipher1'] },
            unpacked: ['libsqlcipher-dev'],
            runtime: { bookworm: ['libsqlcipher0'], trixie: ['libsqlcipher1'] },
            when: { features: ['sqlcipher'], without: ['bundled-sqlcipher'] },
        },
        source: "libsqlite3-sys 0.35.0, build.rs; bookworm's libsqlcipher-dev is not Multi-Arch: same",
    },
    {
        crates: ['libsqlite3-sys'],
        library: {
            build: ['libssl-dev'],
            runtime: OPENSSL,
            when: { features: ['bundled-sqlcipher'], without: ['bundled-sqlcipher-vendored-openssl'] },
        },
        source: 'libsqlite3-sys 0.35.0, build.rs (bundled-sqlcipher links crypto)',
    },
    {
        crates: ['pq-sys'],
        library: { build: ['libpq5', 'libssl-dev'], unpacked: ['libpq-dev'], runtime: ['libpq5'] },
        own: [{ features: ['bundled', 'bundled_without_openssl'], dependency: 'pq-src' }],
        source: 'pq-sys 0.7.8, build.rs; libpq-dev is not Multi-Arch: same',
    },
    {
        crates: ['mysqlclient-sys'],
        library: {
            build: ['libmariadb3', 'libssl-dev', 'zlib1g-dev'],
            unpacked: ['libmariadb-dev'],
            runtime: ['libmariadb3'],
        },
        own: [{ features: ['bundled'], dependency: 'mysqlclient-src' }],
        source: 'mysqlclient-sys 0.5.2, build.rs (probes mysqlclient, then libmariadb); libmariadb-dev is not Multi-Arch: same',
    },
    {
        crates: ['sasl2-sys'],
        library: { build: ['libsasl2-2', 'libssl-dev'], unpacked: ['libsasl2-dev'], runtime: ['libsasl2-2'] },
        own: [{ features: ['vendored'] }],
        tools: [{ packages: ['make'], when: { features: ['vendored'] } }],
        source: 'sasl2-sys 0.1.22, build.rs; libsasl2-dev is not Multi-Arch: same',
    },
    {
        crates: ['rdkafka-sys'],
        tools: [
            {
                packages: ['cmake', 'make'],
                when: { features: ['cmake-build', 'cmake_build'], dependency: 'cmake' },
            },
            { packages: ['make'] },
        ],
        cxx: { without: ['dynamic-linking', 'dynamic_linking'] },
        nativeOnly: {
            when: { without: ['cmake-build', 'cmake_build', 'dynamic-linking', 'dynamic_linking'] },
            why: "its ./configure finds the builder's own compiler and not the one of the target (rdkafka-sys 4.10.0, build.rs)",
            next: 'Turn on the feature cmake-build of rdkafka, or build for one platform on a machine of that CPU.',
        },
        source: 'rdkafka-sys 4.10.0+2.12.1, build.rs',
    },
    {
        crates: ['rdkafka-sys'],
        library: {
            build: ['librdkafka-dev'],
            runtime: ['librdkafka1'],
            when: { features: ['dynamic-linking', 'dynamic_linking'] },
        },
        nativeOnly: {
            why: 'trixie does not let what librdkafka-dev depends on lie side by side for two architectures',
            next: 'Turn on the feature cmake-build of rdkafka in place of dynamic-linking, or build for one platform on a machine of that CPU.',
        },
        source: 'rdkafka-sys 4.10.0+2.12.1, build.rs; apt-get --simulate with both architectures',
    },
    {
        crates: ['libgssapi-sys'],
        library: { build: ['libkrb5-dev'], runtime: ['libgssapi-krb5-2'] },
        source: 'libgssapi-sys 0.3.4, build.rs; bindgen brings clang-sys',
    },
    {
        crates: ['zstd-sys'],
        library: {
            build: ['libzstd-dev'],
            runtime: ['libzstd1'],
            when: { features: ['pkg-config'], without: ['vendored'] },
        },
        source: 'zstd-sys 2.1.2, build.rs',
    },
    {
        crates: ['libdbus-sys'],
        library: { build: ['libdbus-1-dev'], runtime: ['libdbus-1-3'] },
        own: [{ features: ['vendored'], dependency: 'cc' }],
        source: 'libdbus-sys 0.2.7, build.rs',
    },
    {
        crates: ['libudev-sys'],
        library: { build: ['libudev-dev'], runtime: ['libudev1'] },
        source: 'libudev-sys 0.1.4, build.rs',
    },
    {
        crates: ['alsa-sys'],
        library: {
            build: ['libasound2-dev'],
            runtime: { bookworm: ['libasound2'], trixie: ['libasound2t64'] },
        },
        source: 'alsa-sys 0.6.1, build.rs',
    },
    {
        crates: ['libsodium-sys', 'libsodium-sys-stable'],
        library: {
            build: ['libsodium-dev'],
            runtime: ['libsodium23'],
            when: { features: ['use-pkg-config'] },
        },
        tools: [{ packages: ['make'], when: { without: ['use-pkg-config'] } }],
        source: 'libsodium-sys 0.2.7 and libsodium-sys-stable 1.24.3, build.rs',
    },
    {
        crates: ['zmq-sys'],
        library: { build: ['libzmq3-dev'], runtime: ['libzmq5'] },
        own: [{ dependency: 'zeromq-src' }],
        cxx: { dependency: 'zeromq-src' },
        source: 'zmq-sys 0.12.0, build/main.rs',
    },
    {
        crates: ['pcap'],
        library: {
            build: ['libpcap-dev'],
            runtime: { bookworm: ['libpcap0.8'], trixie: ['libpcap0.8t64'] },
        },
        source: 'pcap 2.5.0, build.rs',
    },
    {
        crates: ['libxml'],
        library: { build: ['libxml2-dev'], runtime: ['libxml2'] },
        source: 'libxml 0.3.23, build.rs; bindgen brings clang-sys',
    },
    {
        crates: ['libseccomp-sys'],
        library: { build: ['libseccomp-dev'], runtime: ['libseccomp2'] },
        source: 'libseccomp-sys 0.3.0, build.rs',
    },
    {
        crates: ['libbpf-sys'],
        library: {
            build: ['libelf-dev', 'zlib1g-dev'],
            runtime: { bookworm: ['libelf1', 'zlib1g'], trixie: ['libelf1t64', 'zlib1g'] },
        },
        own: [{ features: ['static-libelf'] }, { features: ['vendored-libelf'] }],
        tools: [
            { packages: ['make'] },
            {
                packages: ['autoconf', 'automake', 'autopoint', 'bison', 'flex', 'gawk', 'gettext', 'libtool'],
                when: { features: ['vendored-libelf'] },
            },
        ],
        source: 'libbpf-sys 1.7.0, build.rs',
    },
    {
        crates: ['pyo3-ffi'],
        library: {
            build: ['libpython3-dev'],
            runtime: { bookworm: ['libpython3.11'], trixie: ['libpython3.13'] },
        },
        own: [{ features: ['extension-module'] }],
        tools: [{ packages: ['python3'] }],
        source: 'pyo3-ffi 0.30.1, build.rs, and pyo3-build-config of the same version',
    },
    {
        crates: ['odbc-sys'],
        library: { build: ['unixodbc-dev'], runtime: ['libodbc2'] },
        own: [{ features: ['vendored-unix-odbc'], dependency: 'unix-odbc' }],
        source: 'odbc-sys 0.31.2, Cargo.toml and src/lib.rs',
    },
    {
        crates: ['gdal-sys'],
        library: {
            build: ['libgdal-dev'],
            runtime: { bookworm: ['libgdal32'], trixie: ['libgdal36'] },
        },
        own: [{ features: ['bundled'], dependency: 'gdal-src' }],
        tools: [{ packages: ['cmake', 'make'], when: { features: ['bundled'], dependency: 'gdal-src' } }],
        cxx: { features: ['bundled'], dependency: 'gdal-src' },
        nativeOnly: {
            why: 'Debian does not let libgdal-dev of two architectures lie side by side',
            next: 'Turn on the feature bundled of gdal-sys, or build for one platform on a machine of that CPU.',
        },
        source: 'gdal-sys 0.12.0, build.rs; libgdal-dev and much that it depends on are not Multi-Arch: same',
    },
    {
        crates: ['proj-sys'],
        library: { build: ['libproj-dev'], runtime: ['libproj25'] },
        own: [{ features: ['bundled_proj'] }],
        // Debian's may be older than what the crate accepts: then it compiles its own after all.
        tools: [{ packages: ['cmake', 'make', 'sqlite3'] }],
        cxx: {},
        source: 'proj-sys 0.27.0, build.rs',
    },
    {
        crates: ['hdf5-sys', 'hdf5-metno-sys'],
        library: {
            build: ['libhdf5-dev'],
            runtime: { bookworm: ['libhdf5-103-1'], trixie: ['libhdf5-310'] },
        },
        own: [{ features: ['static'] }],
        tools: [{ packages: ['cmake', 'make'], when: { features: ['static'] } }],
        nativeOnly: {
            why: 'its build script loads the library to ask for its version, which works on its own CPU only (hdf5-sys 0.8.1, build.rs)',
            next: 'Turn on the feature static of hdf5-sys, or build for one platform on a machine of that CPU.',
        },
        source: 'hdf5-sys 0.8.1, build.rs',
    },
    {
        crates: ['libheif-sys'],
        library: { build: ['libheif-dev'], runtime: ['libheif1'] },
        own: [{ features: ['embedded-libheif'], dependency: 'cmake' }],
        tools: [{ packages: ['cmake', 'make'], when: { features: ['embedded-libheif'], dependency: 'cmake' } }],
        cxx: { features: ['embedded-libheif'], dependency: 'cmake' },
        source: 'libheif-sys 5.3.1, build.rs',
    },
    {
        crates: ['grpcio-sys'],
        library: {
            build: ['libssl-dev'],
            runtime: OPENSSL,
            when: { features: ['openssl'], without: ['openssl-vendored'] },
        },
        tools: [{ packages: ['cmake', 'make'] }],
        cxx: {},
        source: 'grpcio-sys 0.13.0, build.rs',
    },
    {
        crates: ['fuser'],
        library: {
            build: ['libfuse3-dev'],
            runtime: { bookworm: ['libfuse3-3'], trixie: ['libfuse3-4'] },
            when: { features: ['libfuse3'] },
        },
        source: 'fuser 0.18.0, build.rs',
    },
    {
        crates: ['yeslogic-fontconfig-sys', 'fontconfig-sys', 'servo-fontconfig-sys'],
        library: { build: ['libfontconfig-dev'], runtime: ['libfontconfig1'] },
        own: [{ features: ['dlopen'] }],
        source: 'yeslogic-fontconfig-sys 6.0.1, build.rs',
    },
    {
        crates: ['pam-sys'],
        library: { build: ['libpam0g-dev'], runtime: ['libpam0g'] },
        source: 'pam-sys 0.5.6, build.rs',
    },
    {
        crates: ['pcsc-sys'],
        library: { build: ['libpcsclite-dev'], runtime: ['libpcsclite1'] },
        source: 'pcsc-sys 1.3.0, build.rs',
    },
    {
        crates: ['libsystemd-sys'],
        library: { build: ['libsystemd-dev'], runtime: ['libsystemd0'] },
        source: 'libsystemd-sys 0.10.0, build.rs',
    },
    {
        crates: ['tss-esapi-sys'],
        library: {
            build: ['libtss2-dev'],
            runtime: {
                bookworm: ['libtss2-esys-3.0.2-0', 'libtss2-mu0', 'libtss2-sys1', 'libtss2-tctildr0'],
                trixie: [
                    'libtss2-esys-3.0.2-0t64',
                    'libtss2-mu-4.0.1-0t64',
                    'libtss2-sys1t64',
                    'libtss2-tctildr0t64',
                ],
            },
        },
        source: 'tss-esapi-sys 0.6.0, build.rs',
    },
    {
        crates: ['libffi-sys'],
        library: { build: ['libffi-dev'], runtime: ['libffi8'], when: { features: ['system'] } },
        tools: [{ packages: ['make'], when: { without: ['system'] } }],
        source: 'libffi-sys 4.2.2, build/not_msvc.rs',
    },
    {
        crates: ['libdeflate-sys'],
        library: { build: ['libdeflate-dev'], runtime: ['libdeflate0'], when: { features: ['dynamic'] } },
        source: 'libdeflate-sys 1.26.1, build.rs',
    },
    ...[
        ['lua54', 'liblua5.4-dev', 'liblua5.4-0'],
        ['lua53', 'liblua5.3-dev', 'liblua5.3-0'],
        ['lua52', 'liblua5.2-dev', 'liblua5.2-0'],
        ['lua51', 'liblua5.1-0-dev', 'liblua5.1-0'],
        ['luajit', 'libluajit-5.1-dev', 'libluajit-5.1-2'],
    ].map(([feature, build, runtime]) => ({
        crates: ['mlua-sys'],
        library: {
            build: [build],
            runtime: [runtime],
            when: { features: [feature], without: ['module', 'vendored'] },
        },
        tools: [{ packages: ['make'], when: { features: ['vendored'] } }],
        source: 'mlua-sys 0.13.0, build/find_normal.rs',
    })),
];

;// CONCATENATED MODULE: ./build/js/src/plan/sys-crates.js


/** The rows of each crate. The one place where a crate is looked up. */
const SYS_CRATES = (() => {
    const rows = new Map();
    for (const row of [...LIBRARY_CRATES, ...COMPILED_CRATES]) {
        for (const name of row.crates)
            rows.set(name, [...(rows.get(name) ?? []), row]);
    }
    return rows;
})();
/** The Debian releases that the table has names for. */
const RELEASES = (/* unused pure expression or super */ null && (['bookworm', 'trixie']));
/** Returns the names for a release. */
function namesFor(names, release) {
    if (names === undefined)
        return [];
    return 'bookworm' in names ? names[release] : names;
}
/** Returns the library that a package belongs to which Debian does not install for two architectures; null: it does, or it is not known. */
function unpackedLibrary(name, release) {
    const libraries = [...SYS_CRATES.values()].flat().flatMap(({ library }) => library ?? []);
    return libraries.find(({ unpacked }) => namesFor(unpacked, release).includes(name)) ?? null;
}
/** libatomic's package, which the program needs at run time where the CPU has no atomics of 64 bits: Debian's armel. */
const ATOMIC = 'libatomic1';
/**
 * Packages of the table that Debian has for some architectures alone: name → those without it, in both releases. Checked
 * against Debian's own lists.
 */
const ABSENT = new Map([
    ['libluajit-5.1-2', ['ppc64el']],
    ['libluajit-5.1-dev', ['ppc64el']],
]);
/** Returns every Debian package that the table names for a release, sorted. */
function packageNames(release) {
    const names = [...SYS_CRATES.values()]
        .flat()
        .flatMap(({ tools = [], library, atomic }) => [
        ...(atomic === true ? [ATOMIC] : []),
        ...tools.flatMap(({ packages }) => packages),
        ...namesFor(library?.build, release),
        ...namesFor(library?.unpacked, release),
        ...namesFor(library?.runtime, release),
    ]);
    return [...new Set(names)].sort();
}
/**
 * Crates whose `links` only keeps two versions of them out of one program, or hands values to build scripts: they link no
 * C library of the system. With why.
 */
const MARKERS = new Map([
    ['aws-lc-rs', 'tells the crates that use it which of its -sys crates it took (aws-lc-rs/build.rs)'],
    ['rayon-core', 'keeps a second version, and its thread pool, out of a program (rayon-core/README.md)'],
    ['prettyplease', 'tells syn its version (prettyplease/build.rs)'],
    ['wasm-bindgen-shared', 'keeps a second version of its schema out (wasm-bindgen-shared/build.rs)'],
    ['link-cplusplus', 'links libstdc++, which the C++ compiler brings (link-cplusplus/build.rs)'],
]);

;// CONCATENATED MODULE: ./build/js/src/plan/bases.js
/** What every image of `debian:*-slim` has: apt and dpkg, which are essential, link with them (their `Depends`). */
const DEBIAN = [
    'libbz2-1.0',
    'libgcc-s1',
    'liblzma5',
    'libstdc++6',
    'libzstd1',
    'tzdata',
    'zlib1g',
];
/** GoogleContainerTools/distroless: `static/config.bzl`, `base/config.bzl` and `cc/config.bzl`. */
const DISTROLESS_CC = {
    bookworm: ['libgcc-s1', 'libgomp1', 'libssl3', 'libstdc++6', 'netbase', 'tzdata'],
    trixie: ['libgcc-s1', 'libgomp1', 'libssl3t64', 'libstdc++6', 'libzstd1', 'netbase', 'tzdata', 'zlib1g'],
};
/** Returns the Debian packages that a base image is known to have; it may have more. */
function baseHas(kind, libc, debian) {
    switch (kind) {
        case 'scratch':
        case 'alpine':
        case 'image': // Of which nothing is known.
            return new Set();
        case 'debian':
            return new Set(DEBIAN);
        case 'distroless':
            return new Set(libc === 'gnu' ? DISTROLESS_CC[debian] : ['netbase', 'tzdata']);
    }
}
const DEBIAN_PLATFORMS = [
    'linux/amd64',
    'linux/arm64',
    'linux/arm/v7',
    'linux/386',
    'linux/ppc64le',
];
const DISTROLESS_PLATFORMS = [
    'linux/amd64',
    'linux/arm64',
    'linux/arm/v7',
    'linux/ppc64le',
    'linux/s390x',
];
/**
 * Platforms that the bases are published for: docker-library/official-images, library/debian (of August 2026, when bookworm had
 * lost s390x and armel); GoogleContainerTools/distroless, static/config.bzl and cc/config.bzl.
 *
 * Debian has linux/arm/v5, which BuildKit takes where there is no linux/arm/v6 (containerd/platforms, `platformVector`).
 */
const SERVED = {
    debian: {
        bookworm: new Set(DEBIAN_PLATFORMS),
        trixie: new Set([...DEBIAN_PLATFORMS, 'linux/arm/v6', 'linux/riscv64', 'linux/s390x']),
    },
    distroless: {
        bookworm: new Set(DISTROLESS_PLATFORMS),
        trixie: new Set([...DISTROLESS_PLATFORMS, 'linux/riscv64']),
    },
};
/** docker-library/official-images, library/alpine: all that a program can be compiled for here. */
const ALPINE_PLATFORMS = new Set([
    'linux/amd64',
    'linux/arm64',
    'linux/arm/v7',
    'linux/arm/v6',
    'linux/386',
    'linux/ppc64le',
    'linux/s390x',
    'linux/riscv64',
]);
/** Returns the platforms that a base image is published for; null: any, or it is not known. */
function baseServes(kind, debian) {
    switch (kind) {
        case 'scratch':
        case 'image':
            return null;
        case 'alpine':
            return ALPINE_PLATFORMS;
        case 'debian':
        case 'distroless':
            return SERVED[kind][debian];
    }
}

;// CONCATENATED MODULE: ./build/js/src/plan/system-needs.js


/**
 * Returns what each crate needs, in the order of the resolution; crates that need nothing are left out.
 *
 * @throws UserError when a crate cannot be built so for certain: a shared library with musl, or one that does not cross-compile
 */
function systemNeeds(resolution, options, choice) {
    const names = new Set(resolution.packages.map(({ package: { name } }) => name));
    return resolution.packages.flatMap((crate) => (SYS_CRATES.get(crate.package.name) ?? []).flatMap((row) => {
        const need = needOf(row, crate, { exact: resolution.exact, names, choice });
        if (resolution.exact)
            system_needs_refuse(row, need, options, choice.platforms);
        const isEmpty = [need.tools, need.libraries, need.unpacked, need.unavailable, need.runtime].every((names) => names.length === 0) &&
            !need.cxx &&
            Object.keys(need.keep).length === 0;
        return isEmpty ? [] : [need];
    }));
}
function needOf(row, crate, { exact, names, choice }) {
    const { debian } = choice.toolchain;
    const inProgram = crate.triples.length > 0;
    const holds = (condition, host = false) => check(condition, crate, host ? crate.hostFeatures : crate.features, exact);
    const links = (host) => linksSystem(row, (condition) => holds(condition, host));
    const { library } = row;
    const forProgram = library !== undefined && inProgram && links(false);
    const isShared = forProgram && choice.libc === 'gnu';
    const forHost = library !== undefined && crate.host && links(true);
    const sides = [...(inProgram ? [false] : []), ...(crate.host ? [true] : [])];
    // What only may be needed is installed: a tool too many does no harm.
    const tools = (row.tools ?? []).filter(({ when = {}, instead = [] }) => sides.some((host) => holds(when, host) !== false) && !instead.some((name) => names.has(name)));
    const compilesCxx = (host) => row.cxx !== undefined && holds(row.cxx, host) !== false;
    const cxx = inProgram && compilesCxx(false);
    return {
        crate,
        tools: [
            ...(isShared || forHost ? ['pkg-config'] : []),
            ...(forHost ? [...namesFor(library.build, debian), ...namesFor(library.unpacked, debian)] : []),
            ...(crate.host && compilesCxx(true) ? ['g++'] : []),
            ...tools.flatMap(({ packages }) => packages),
        ],
        libraries: isShared ? namesFor(library.build, debian) : [],
        unpacked: isShared ? namesFor(library.unpacked, debian) : [],
        unavailable: forProgram && !isShared ? namesFor(library.runtime, debian) : [],
        runtime: [
            ...(isShared ? namesFor(library.runtime, debian) : []),
            ...(cxx && choice.libc === 'gnu' ? ['libstdc++6'] : []),
            ...(row.atomic === true && inProgram && lacksAtomics(choice) ? [ATOMIC] : []),
        ],
        cxx,
        keep: inProgram ? (row.keep ?? {}) : {},
        insteadFeature: forProgram ? ((row.own ?? []).flatMap(({ features = [] }) => features)[0] ?? null) : null,
    };
}
/** Returns whether it links with the system's library; where features are not known, whether it may. */
function linksSystem(row, holds) {
    const when = row.library?.when;
    if (when !== undefined)
        return holds(when) === true;
    return !(row.own ?? []).some((condition) => holds(condition) === true);
}
/**
 * Returns whether a condition holds; null: that cannot be known.
 *
 * @param on features that are on
 * @param exact the others are off; else they may be on
 */
function check({ features, dependency, before, without }, { package: { version, dependencies } }, on, exact) {
    const hasOne = (names) => names.some((name) => on.includes(name)) || (exact ? false : null);
    const has = dependencies.some(({ key }) => key === dependency);
    const parts = [];
    if (features !== undefined) {
        const known = hasOne(features);
        // Without the dependency the feature is off; with it, it may be on somewhere else: for the host, another package, another platform.
        parts.push(known === null && dependency !== undefined && !has ? false : known);
    }
    else if (dependency !== undefined)
        parts.push(has);
    if (before !== undefined)
        parts.push(isBefore(version, before));
    if (without !== undefined) {
        const known = hasOne(without);
        parts.push(known === null ? null : !known);
    }
    if (parts.includes(false))
        return false;
    return parts.includes(null) ? null : true;
}
/** Compares `major.minor.patch`; what follows counts for nothing. */
function isBefore(version, other) {
    const [a, b] = [version, other].map((text) => text.split(/[-+]/)[0]?.split('.').map(Number) ?? []);
    for (const at of [0, 1, 2]) {
        const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
        if (difference !== 0)
            return difference < 0;
    }
    return false;
}
/** Returns what to do about a library that Debian has for glibc only. */
function instead({ crate, insteadFeature }) {
    return insteadFeature === null
        ? 'Give libc: gnu.'
        : `Turn on the feature ${insteadFeature} of ${crate.package.name}, or give libc: gnu.`;
}
/** ARMv7 has atomics of 64 bits, and the linker leaves a library out that nothing is taken from. */
function lacksAtomics({ libc, platforms }) {
    return libc === 'gnu' && platforms.some(({ arm }) => arm === 6);
}
/** Returns a package that a platform does not have, with the platform; null: all have all. */
function absentPackage(need, platforms) {
    const packages = [...need.libraries, ...need.unpacked, ...need.runtime];
    const found = platforms.flatMap(({ name: platform, debian }) => packages
        .filter((name) => ABSENT.get(name)?.includes(debian.arch) === true)
        .map((name) => ({ name, platform })));
    return found[0] ?? null;
}
function system_needs_refuse(row, need, { platforms }, chosen) {
    const absent = absentPackage(need, chosen);
    if (absent !== null) {
        throw new errors/* UserError */.yo({
            what: `${describe(need.crate)} links with ${absent.name}, which Debian does not have for ${absent.platform}.`,
            next: `Turn on a feature with which it brings its own sources (vendored, bundled), or leave ${absent.platform} out of platforms.`,
        });
    }
    if (need.unavailable.length > 0) {
        throw new errors/* UserError */.yo({
            what: `libc: musl, and ${describe(need.crate)} links with ${need.unavailable.join(' and ')}: Debian has it for glibc only.`,
            next: instead(need),
        });
    }
    const limit = row.nativeOnly;
    if (limit === undefined || need.crate.triples.length === 0 || platforms.length === 1)
        return;
    const applies = limit.when === undefined
        ? need.libraries.length > 0
        : check(limit.when, need.crate, need.crate.features, true) === true;
    if (applies) {
        throw new errors/* UserError */.yo({
            what: `${describe(need.crate)} cannot be compiled for another CPU: ${limit.why}.`,
            next: limit.next,
        });
    }
}
/** Returns a crate with its version and the way by which it came: `openssl-sys 0.9.109 (api → reqwest → openssl)`. */
function describe({ package: { name, version }, path }) {
    const way = path.slice(0, -1);
    return `${name} ${version}${way.length === 0 ? '' : ` (${way.join(' → ')})`}`;
}

;// CONCATENATED MODULE: ./build/js/src/plan/data-files.js


/**
 * Crates that read the system's CA certificates, by themselves or through the C library that they wrap.
 *
 * Sources: the README of each; of `rustls` itself that it takes what it is given. libgit2-sys speaks TLS by openssl-sys, and
 * without its feature `https` not at all (build.rs).
 */
const READ_CERTIFICATES = new Set([
    'boring',
    'curl',
    'curl-sys',
    'native-tls',
    'openssl',
    'openssl-probe',
    'openssl-sys',
    'rdkafka-sys',
    'rustls-native-certs',
    'rustls-platform-verifier',
    's2n-tls',
]);
/** TLS without roots of its own: what it trusts is what the program gives it, which may be a file of the system. */
const TAKES_ROOTS = new Set(['rustls']);
const NOT_KNOWN = 'it is not known which crates are built';
/** Mozilla's roots, compiled in. */
const OWN_ROOTS = new Set(['webpki-roots', 'webpki-root-certs']);
/** Chooses whether the system's CA certificates are in the images: unless it is certain that nothing reads them. */
function chooseCertificates(resolution, found, { runtime }) {
    const program = inProgram(resolution);
    const reader = program.find(({ package: { name } }) => READ_CERTIFICATES.has(name));
    const tls = program.find(({ package: { name } }) => TAKES_ROOTS.has(name));
    const roots = program.find(({ package: { name } }) => OWN_ROOTS.has(name));
    const hasThem = runtime.kind === 'distroless' || runtime.kind === 'alpine';
    const row = (value, why) => because('certificates', value, {
        shown: value ? 'in' : 'not in',
        why: hasThem ? `${why}; ${runtime.kind} has them` : why,
        ...(resolution.packages.length > 0 && { from: 'Cargo.lock' }),
    });
    if (runtime.kind === 'image') {
        const needs = reader === undefined ? '' : `: ${describe(reader)} reads them`;
        // Over a bundle that the base has, one of ours could hide an authority of the user's own.
        return because('certificates', false, {
            shown: 'as the base has them',
            why: `a base of your own is left as it is${needs}`,
        });
    }
    if (reader !== undefined)
        return row(true, `${describe(reader)} reads the system's`);
    if (found.isUnknown)
        return row(true, NOT_KNOWN);
    if (hasThem)
        return row(true, 'no crate in use is known to read them');
    if (!resolution.exact)
        return row(true, 'it is not known which crates are built, and a program without them cannot call others');
    if (found.runtime.some((name) => name !== 'libstdc++6'))
        return row(true, 'a shared library in the image may read them');
    if (tls !== undefined && roots === undefined)
        return row(true, `${describe(tls)} brings no roots, so the program may read the system's`);
    if (roots !== undefined)
        return row(false, `${describe(roots)} carries its own, and nothing else reads them`);
    return row(false, 'no crate in use speaks TLS');
}
/**
 * Crates that read `/usr/share/zoneinfo` or `/etc/localtime`, with the feature that makes them; null: always.
 *
 * Sources: chrono 0.4.45, src/offset/local/unix.rs; jiff 0.2.43, Cargo.toml (`tzdb-zoneinfo` reads it, `tzdb-bundle-always`
 * carries its own); time, `local-offset` (libc's localtime_r); tz-rs and tzfile, README.
 */
const READ_ZONES = new Map([
    ['chrono', 'clock'],
    ['jiff', 'tzdb-zoneinfo'],
    ['time', 'local-offset'],
    ['time-tz', 'system'],
    ['tz-rs', null],
    ['tzfile', null],
]);
const CARRIES_ZONES = new Map([['jiff', 'tzdb-bundle-always']]);
/** Chooses whether the time-zone database is in the images. */
function chooseTimeZones(resolution, { tzdata }, { isUnknown }, { runtime }) {
    const isThere = runtime.kind === 'distroless' || runtime.kind === 'debian';
    const base = isThere ? `; ${runtime.kind} has it` : '';
    if (runtime.kind === 'image' && tzdata !== true) {
        return because('time-zones', false, {
            shown: 'as the base has it',
            why: 'a base of your own is left as it is',
            input: 'tzdata',
        });
    }
    if (tzdata !== null) {
        const given = asked('time-zones', tzdata || isThere, 'tzdata', tzdata || isThere ? 'in' : 'not in');
        if (tzdata || !isThere)
            return given;
        return { ...given, decision: { ...given.decision, why: `${runtime.kind} has it, whatever tzdata says` } };
    }
    const reader = inProgram(resolution).find(({ package: { name }, features }) => READ_ZONES.has(name) &&
        (!resolution.exact || isOn(features, READ_ZONES.get(name))) &&
        !(resolution.exact && CARRIES_ZONES.has(name) && isOn(features, CARRIES_ZONES.get(name))));
    const value = isThere || reader !== undefined;
    return because('time-zones', value, {
        shown: value ? 'in' : 'not in',
        why: reader !== undefined
            ? `${describe(reader)} ${resolution.exact ? 'reads' : 'may read'} it${base}`
            : `${isUnknown ? NOT_KNOWN : 'no crate in use reads it'}${base}`,
        ...(resolution.packages.length > 0 && { from: 'Cargo.lock' }),
        input: 'tzdata',
    });
}
function isOn(features, feature) {
    return feature == null || features.includes(feature);
}
function inProgram({ packages }) {
    return packages.filter(({ triples }) => triples.length > 0);
}

;// CONCATENATED MODULE: ./build/js/src/plan/system.js





const UNKNOWN = 'there is no Cargo.lock, so it is not known which crates are built';
/**
 * Returns what the crates need of Debian, with what the inputs add.
 *
 * @throws UserError when a crate cannot be built with what was chosen
 */
function findNeeds(resolution, options, choice) {
    const isUnknown = !resolution.exact && resolution.packages.length === 0;
    const needs = systemNeeds(resolution, options, choice);
    const rows = needs.flatMap((need) => {
        const packages = system_sorted([
            ...need.libraries,
            ...need.unpacked,
            ...need.tools,
            ...(need.cxx ? ['g++'] : []),
        ]);
        if (packages.length === 0)
            return [];
        const why = reasonFor(need, resolution);
        return [row('build-packages', packages.join(', '), why)];
    });
    const added = options.buildPackages.length > 0
        ? [asked('build-packages', null, 'build-packages', options.buildPackages.join(', ')).decision]
        : [];
    const nothing = {
        about: 'build-packages',
        value: 'none',
        why: isUnknown ? UNKNOWN : 'no crate in use needs more than the C compiler of the image',
        from: null,
        input: 'build-packages',
    };
    const found = [...rows, ...added];
    return {
        needs,
        isUnknown,
        runtime: system_sorted([...needs.flatMap(({ runtime }) => runtime), ...options.runtimePackages]),
        decisions: found.length > 0 ? found : [nothing],
    };
}
/** Chooses the Debian packages of the builder and of the images. */
function chooseSystem(resolution, options, found, choice) {
    const { needs } = found;
    const { runtime, libc, toolchain } = choice;
    const isLibrary = (name) => name.endsWith('-dev');
    const unpacked = system_sorted([
        ...needs.flatMap((need) => need.unpacked),
        ...options.buildPackages.filter((name) => unpackedLibrary(name, toolchain.debian) !== null),
    ]);
    const libraries = system_sorted([
        ...needs.flatMap((need) => need.libraries),
        ...options.buildPackages.filter(isLibrary),
        ...options.buildPackages.flatMap((name) => namesFor(unpackedLibrary(name, toolchain.debian)?.build, toolchain.debian)),
    ]).filter((name) => !unpacked.includes(name));
    const has = baseHas(runtime.kind, libc, toolchain.debian);
    // Of a base of the user's own it is not known which packages it takes.
    const extra = runtime.kind === 'image' ? [] : found.runtime.filter((name) => !has.has(name));
    const certificates = chooseCertificates(resolution, found, choice);
    const timeZones = chooseTimeZones(resolution, options, found, choice);
    return {
        value: {
            tools: system_sorted([
                ...needs.flatMap((need) => need.tools),
                ...options.buildPackages.filter((name) => !isLibrary(name)),
                ...(libraries.length + unpacked.length > 0 ? ['pkg-config'] : []),
            ]),
            cxx: needs.some(({ cxx }) => cxx),
            libraries,
            unpacked,
            env: Object.fromEntries(needs.flatMap(({ keep }) => Object.entries(keep)).sort()),
            runtime: extra,
            certificates: certificates.value,
            timeZones: timeZones.value,
        },
        build: found.decisions,
        image: [
            ...runtimeRows(resolution, options, found, { runtime, extra }),
            certificates.decision,
            timeZones.decision,
        ],
        advice: [...aboutLinks(resolution, options), ...aboutBound(resolution, needs)],
    };
}
function runtimeRows(resolution, options, { needs, isUnknown }, { runtime, extra }) {
    const otherwise = runtime.kind === 'image' ? '; the base must have it' : '; the base has it';
    const rows = needs.flatMap((need) => system_sorted(need.runtime).map((name) => {
        const why = reasonFor(need, resolution);
        return row('runtime-packages', name, `${why}${extra.includes(name) ? '' : otherwise}`);
    }));
    if (options.runtimePackages.length > 0)
        rows.push(asked('runtime-packages', null, 'runtime-packages', options.runtimePackages.join(', ')).decision);
    if (rows.length > 0)
        return rows;
    return [
        because('runtime-packages', null, {
            shown: 'none',
            why: isUnknown ? UNKNOWN : 'no crate in use links with a library of the system',
            input: 'runtime-packages',
        }).decision,
    ];
}
function reasonFor(need, { exact }) {
    const feature = need.insteadFeature === null
        ? ''
        : exact
            ? `, not ${need.insteadFeature}`
            : `; whether ${need.insteadFeature} is on, Cargo.lock does not say`;
    return `${describe(need.crate)}${feature}`;
}
function row(about, value, why) {
    return { about, value, why, from: 'Cargo.lock', input: about };
}
/** Crates that say they link a C library which the table does not know. Where features are not known, too many would. */
function aboutLinks(resolution, options) {
    if (!resolution.exact || options.buildPackages.length + options.runtimePackages.length > 0)
        return [];
    return resolution.packages
        .filter(({ triples, package: { name, links } }) => links !== null && triples.length > 0 && !SYS_CRATES.has(name) && !MARKERS.has(name))
        .map((crate) => ({
        what: `${describe(crate)} links the C library ${String(crate.package.links)}, and it is not known where from.`,
        why: "Where it compiles its own sources, nothing is to be done. Where it takes the system's library, the build fails without its headers, and the program does not start without the library.",
        change: "Name Debian's packages: the one with headers in build-packages, the one with the shared library in runtime-packages.",
    }));
}
/** Where features are not known, a library may be in the image for nothing. */
function aboutBound(resolution, needs) {
    const libraries = system_sorted(needs.flatMap(({ libraries, unpacked }) => [...libraries, ...unpacked]));
    if (resolution.exact)
        return [];
    const unavailable = needs
        .filter((need) => need.unavailable.length > 0)
        .map((need) => ({
        what: `${describe(need.crate)} may link with ${need.unavailable.join(' and ')}, which Debian has for glibc only.`,
        why: 'The build fails if it does. Cargo.lock does not say which features are on.',
        change: `${instead(need)} With cargo where the plan is made it is known.`,
    }));
    if (libraries.length === 0)
        return unavailable;
    return [
        ...unavailable,
        {
            what: `Whether ${libraries.join(', ')} ${libraries.length === 1 ? 'is' : 'are'} needed is not certain: Cargo.lock does not say which features are on.`,
            why: 'The packages that may be needed are installed, and their shared libraries are in the images.',
            change: 'Make the plan where there is a cargo that can reach the registry: it knows. Or choose the base yourself with runtime.',
        },
    ];
}
function system_sorted(names) {
    return [...new Set(names)].sort();
}

;// CONCATENATED MODULE: ./build/js/src/plan/stages/members.js





/** Platforms of builders. */
const BUILDERS = ['linux/amd64', 'linux/arm64'];
/**
 * Returns the members that tests, lints and documentation are about: those in which programs are looked for, and all
 * members that they are made of. Sorted.
 *
 * @throws UserError for a name that cargo would refuse: manifests that cargo did not read may hold anything
 */
function stageMembers(workspace, options) {
    const members = new Map(workspace.members.map((member) => [member.name, member]));
    const found = new Set(selectMembers(workspace, options).map(({ name }) => name));
    // The set grows while it is walked.
    for (const name of found) {
        for (const dependency of members.get(name)?.memberDependencies ?? [])
            found.add(dependency);
    }
    const names = [...found].sort();
    const odd = names.find((name) => !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name));
    if (odd === undefined)
        return names;
    throw new errors/* UserError */.yo({
        what: `Package name ${JSON.stringify(odd)} cannot be given to cargo.`,
        where: { file: members.get(odd)?.manifest ?? 'Cargo.toml' },
        next: 'Allowed: letters of ASCII, digits, - and _, not starting with a digit or a dash. Rename it, or choose others with packages.',
    });
}
/**
 * Returns a stage over members.
 *
 * @param withDev tests, benches and examples are compiled too, which takes the dev-dependencies
 */
function memberStage(workspace, options, { cargo, cross, platforms, toolchain, system }, withDev) {
    const packages = stageMembers(workspace, options);
    const resolution = resolve(workspace, { ...cargo, packages }, [HOST_TRIPLE], withDev);
    // What runs here runs on the builder, which has glibc, and is compiled for no other CPU.
    const own = { ...options, platforms: BUILDERS.slice(0, 1) };
    const { needs } = findNeeds(resolution, own, { libc: 'gnu', toolchain, platforms: [] });
    const isInstalled = cross === 'gcc' && BUILDERS.every((builder) => platforms.some(({ name }) => name === builder));
    const there = new Set([
        ...system.tools,
        ...(isInstalled ? [...system.libraries, ...system.unpacked, ...(system.cxx ? ['g++'] : [])] : []),
    ]);
    const libraries = needs.flatMap((need) => [...need.libraries, ...need.unpacked]);
    const tools = [
        ...needs.flatMap((need) => [...need.tools, ...(need.cxx ? ['g++'] : [])]),
        ...libraries,
        ...(libraries.length > 0 ? ['pkg-config'] : []),
        ...options.buildPackages,
    ];
    const env = Object.fromEntries(needs.flatMap(({ keep }) => Object.entries(keep)).sort());
    return {
        packages,
        tools: [...new Set(tools)].filter((name) => !there.has(name)).sort(),
        env: Object.fromEntries(Object.entries(env).filter(([name]) => !Object.hasOwn(system.env, name))),
    };
}

;// CONCATENATED MODULE: ./build/js/src/plan/stages/docs.js



/** Where the documentation goes when nobody says: beside what else is written by a build. */
const DOCS_FOLDER = 'target/rust-docker/doc';
/** Plans the stage of the documentation. */
function planDocs(workspace, options, choice) {
    const stage = memberStage(workspace, options, choice, false);
    const output = exportOf(workspace.root, options.output ?? { type: 'local', dest: DOCS_FOLDER });
    const others = stage.tools.length === 0 ? '' : `; installed for it: ${stage.tools.join(', ')}`;
    return because('docs', { ...stage, output }, {
        shown: output.shown,
        why: `cargo doc of ${stage.packages.join(', ')}, with a page that leads to each${others}`,
        ...(options.output === null ? {} : { from: 'input outputs' }),
        input: 'outputs',
    });
}
/** Returns where files go, from a path that is absolute or relative to the root. */
function exportOf(root, { type, dest }) {
    const isAbsolute = dest.startsWith('/');
    const absolute = `/${joinPath(isAbsolute ? dest : `${root}/${dest}`)}`;
    const inside = isBelow(root, absolute) ? joinPath(absolute.slice(root.length)) : null;
    return { type, dest: absolute, shown: inside ?? absolute };
}

;// CONCATENATED MODULE: ./build/js/src/workspace/files.js



/** Largest manifest or lockfile that is read, in bytes: nushell's lockfile has 0.3 MB. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Returns whether a file is a folder itself or lies below it, judged by their absolute paths alone. */
function isInside(folder, file) {
    const relative = external_node_path_.relative(folder, file);
    return relative !== '..' && !relative.startsWith(`..${external_node_path_.sep}`) && !external_node_path_.isAbsolute(relative);
}
/**
 * Refuses a file that is outside a folder, be it by its path or by a symbolic link on the way.
 *
 * @param root absolute path of the folder
 * @param file path relative to it
 * @param within absolute path of the folder that it must not leave, where that is another one above the first
 */
function refuseOutside(root, file, within = root) {
    if (!isInside(within, external_node_path_.resolve(root, file))) {
        throw new errors/* UserError */.yo({
            what: within === root
                ? `${file} is outside the workspace root, and only what is inside can get into an image.`
                : `${file} is outside of ${within}, and nothing outside of that is read.`,
            where: { file: 'Cargo.toml' },
            next: within === root ? 'Move it below the workspace root.' : 'Move it into that folder.',
        });
    }
    if (leadsOut(within, external_node_path_.resolve(root, file))) {
        throw new errors/* UserError */.yo({
            what: within === root ? `${file} leads out of the workspace.` : `${file} leads out of ${within}.`,
            where: { file },
            next: 'Replace the symbolic link by what it points at.',
        });
    }
}
/** Returns whether a path leads out of a folder by a symbolic link, be it to nothing. */
function leadsOut(root, absolute) {
    try {
        return !isInside((0,external_node_fs_.realpathSync)(root), (0,external_node_fs_.realpathSync)(absolute));
    }
    catch {
        // A link to nothing leads out too: what is written through it could land anywhere.
        return isLink(absolute);
    }
}
/** Returns whether a file is a link to nothing inside a folder, such as to itself. */
function isDangling(root, absolute) {
    try {
        (0,external_node_fs_.realpathSync)(absolute);
        return false;
    }
    catch {
        return isLink(absolute) && isInside(root, external_node_path_.resolve(external_node_path_.dirname(absolute), (0,external_node_fs_.readlinkSync)(absolute)));
    }
}
function isLink(absolute) {
    try {
        return (0,external_node_fs_.lstatSync)(absolute).isSymbolicLink();
    }
    catch {
        return false;
    }
}
/**
 * Returns the text of a file in a folder.
 *
 * @param root absolute path of the folder
 * @param file path relative to it, which is also how the file is called in an error
 * @param within absolute path of the folder that it must not leave, where that is another one above the first
 * @throws UserError when it leads out of the folder, is no file, cannot be read, is too big or is not UTF-8
 */
function readText(root, file, within = root) {
    refuseOutside(root, file, within);
    const bytes = readBytes(external_node_path_.resolve(root, file), file);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch (error) {
        throw new errors/* UserError */.yo({ what: `${file} is not UTF-8.`, where: { file }, next: 'Save it as UTF-8: nothing else is allowed.' }, { cause: error });
    }
}
/**
 * Refuses a file that is too big to be read, whoever reads it.
 *
 * @param root absolute path of the folder
 * @param file path relative to it
 */
function refuseTooBig(root, file) {
    const size = (0,external_node_fs_.statSync)(external_node_path_.resolve(root, file), { throwIfNoEntry: false })?.size ?? 0;
    if (size > MAX_BYTES)
        throw tooBig(file, size);
}
function tooBig(file, size) {
    return new errors/* UserError */.yo({
        what: `${file} has ${size} bytes; more than ${MAX_BYTES} are not read.`,
        where: { file },
        next: 'Check that this is the file you meant.',
    });
}
function readBytes(absolute, file) {
    try {
        const stat = (0,external_node_fs_.statSync)(absolute);
        // A pipe or a device would be read for ever.
        if (!stat.isFile())
            throw new Error('it is not a file');
        if (stat.size <= MAX_BYTES)
            return (0,external_node_fs_.readFileSync)(absolute);
        throw tooBig(file, stat.size);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            throw error;
        throw new errors/* UserError */.yo({
            what: `${file} cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`,
            where: { file },
            next: 'Check that it is a file, and that this user may read it.',
        }, { cause: error });
    }
}
/** Returns the text of a file that is only looked at for hints, empty where it cannot be read: what needs it complains. */
function looseText(root, file) {
    try {
        return readText(root, file);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return '';
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/js/src/files.js












/**
 * WRITE: the Dockerfile, and the `.dockerignore` beside it unless the context has its own. What its owner added to a Dockerfile
 * that is there already stays in it.
 *
 * @returns the Dockerfile's absolute path
 * @throws UserError before anything is written: where a file is somebody else's, or the owner's lines have no place any more
 */
async function writeFiles(plan) {
    const { path: root, dockerfile: file } = plan.context;
    return (0,errors/* withRoot */.Lf)(root, async () => {
        const ignore = `${file}.dockerignore`;
        // A checkout can hold a link where a file or folder of ours goes: nothing is written outside of it.
        for (const each of [...foldersOf(file), file, ignore])
            refuseOutside(root, each);
        const text = renewDockerfile(plan, ownText(root, file), file);
        const ignored = expectedIgnore(plan);
        // BuildKit prefers <Dockerfile>.dockerignore, so writing one would silently undo the user's.
        if (ignored !== null)
            ownText(root, ignore);
        const dockerfile = external_node_path_.join(root, file);
        try {
            await (0,promises_.mkdir)(external_node_path_.dirname(dockerfile), { recursive: true });
            await (0,promises_.writeFile)(dockerfile, text);
            if (ignored !== null)
                await (0,promises_.writeFile)(external_node_path_.join(root, ignore), ignored);
        }
        catch (error) {
            throw new errors/* UserError */.yo({
                what: `${file} cannot be written: ${(0,errors/* messageOf */.bD)(error)}`,
                where: { file },
                next: 'Give another place with the input file.',
            }, { cause: error });
        }
        return dockerfile;
    });
}
/**
 * Compares what is committed with what {@link writeFiles} would write. Writes nothing, and asks no registry: a digest that is
 * committed is right, and one that is missing is not.
 *
 * @throws UserError where a file cannot be read, or the owner's lines have no place any more
 */
async function checkFiles(plan) {
    const { path: root, dockerfile: file } = plan.context;
    return (0,errors/* withRoot */.Lf)(root, () => {
        const ignore = `${file}.dockerignore`;
        const committed = textOf(root, file);
        const files = [
            checkFile(file, committed, expectedDockerfile(plan, committed, file)),
            checkFile(ignore, textOf(root, ignore), expectedIgnore(plan)),
        ];
        return { upToDate: files.every(({ state }) => state === 'up-to-date'), context: root, files };
    });
}
function expectedDockerfile(plan, committed, file) {
    const own = committed?.startsWith(dockerfile_names/* WRITTEN_BY */.cl) === true ? committed : '';
    return renewDockerfile(withCommittedPins(plan, own, file), own, file);
}
/**
 * Returns the plan with the digest of each base image: that of the committed Dockerfile, or what the registry says.
 *
 * @param renew asks the registry for all of them
 * @param digestOf asks a registry for the digest of an image
 */
async function pinImages(plan, renew, digestOf) {
    if (plan.pins === null)
        return plan;
    const known = renew ? {} : await (0,errors/* withRoot */.Lf)(plan.context.path, () => committedPins(plan));
    const pins = await Promise.all(baseImages(plan).map(async (image) => [image, known[image] ?? (await digestOf(image))]));
    return { ...plan, pins: Object.fromEntries(pins) };
}
/** What lies in the build output is not committed: there the Dockerfile in its usual place counts. */
function committedPins({ context }) {
    const { path: root, dockerfile, workspace, outputs } = context;
    const isOutput = outputs.some((folder) => isBelow(folder, dockerfile));
    const file = isOutput ? joinPath(workspace, 'Dockerfile') : dockerfile;
    const text = textOf(root, file);
    return text?.startsWith(dockerfile_names/* WRITTEN_BY */.cl) === true ? pinsIn(text, file) : {};
}
/** Null: the context has a `.dockerignore` of its own, which is the one that counts. */
function expectedIgnore(plan) {
    const { context } = plan;
    const { path: root, workspace } = context;
    if ((0,external_node_fs_.existsSync)(external_node_path_.join(root, '.dockerignore')))
        return null;
    const own = external_node_path_.join(workspace, '.dockerignore');
    const text = (0,external_node_fs_.existsSync)(external_node_path_.join(root, own)) ? readText(root, own) : null;
    return writeDockerignore(context, text, assetsOf(plan));
}
/** Returns the text of a file that was written here; null: there is none, or it is empty. A file that somebody else wrote is not overwritten. */
function ownText(root, file) {
    const text = textOf(root, file) ?? '';
    if (text === '')
        return null;
    if (text.startsWith(dockerfile_names/* WRITTEN_BY */.cl))
        return text;
    throw new errors/* UserError */.yo({
        what: `${file} is there already, and was not written by rust-docker.`,
        where: { file },
        next: 'Give another place with the input file, or move yours away.',
    });
}
function textOf(root, file) {
    return (0,external_node_fs_.existsSync)(external_node_path_.join(root, file)) ? readText(root, file) : null;
}
/** Returns every folder on the way to a relative path, the outermost first. */
function foldersOf(file) {
    const parts = external_node_path_.dirname(file).split('/');
    return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
/**
 * Empties the folder of our own that a stage exports to: BuildKit leaves there what an earlier build wrote. One that was asked
 * for may hold other files, and stays as it is.
 */
async function clearExports({ stages: { docs }, context }) {
    if (docs === null)
        return;
    const root = external_node_path_.join(context.path, context.workspace);
    const { dest, shown } = docs.output;
    if (shown === dest)
        return;
    for (const each of [...foldersOf(shown), shown])
        refuseOutside(root, each);
    if (shown === DOCS_FOLDER)
        await (0,promises_.rm)(dest, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./build/js/src/image/verify.js
/**
 * Returns why the image will not start, at most one reason a platform, in the order of `expected.platforms`; nothing
 * when all is well. Platforms that the image has beyond those expected are not looked at.
 */
function verifyImage(report, { binary, platforms }) {
    return Object.entries(platforms).flatMap(([platform, runs]) => {
        const found = report.platforms.find((it) => it.platform === platform);
        const reason = found === undefined
            ? missingPlatform(report, platform)
            : (reasonAgainst(found.binaries.find(({ path, requested }) => (requested ?? path) === binary), binary, platform, runs) ?? startsNothing(found));
        return reason === null ? [] : [{ image: report.image, platform, ...reason }];
    });
}
function missingPlatform(report, platform) {
    const present = report.platforms.map((it) => it.platform).join(', ');
    return {
        what: `The image has nothing for ${platform}, ${present === '' ? 'nor for any other platform' : `only for ${present}`}.`,
        next: 'Add the platform to `platforms`, or see in the build log why it was not built.',
    };
}
function reasonAgainst(found, binary, platform, { machine, loader, arm }) {
    if (found === undefined) {
        return {
            what: `${binary} is not in the image for ${platform}.`,
            next: 'See that the last stage copies the binary to this path.',
        };
    }
    const { elf } = found;
    if (elf === null) {
        return {
            what: `${binary} in the image for ${platform} is not a valid ELF file, so Linux cannot run it as a program.`,
            next: 'See that the file which is copied is the compiled binary, whole, and not a script or a dummy.',
        };
    }
    if (elf.machine !== machine) {
        return {
            what: `${binary} is for ${elf.machine}, but ${platform} runs ${machine}.`,
            next: 'Copy the binary of the target that belongs to the platform: target/<triple>/release.',
        };
    }
    const cpu = elf.arm?.cpu ?? null;
    if (arm !== undefined && cpu !== null && !ARM_CPUS[arm].has(cpu)) {
        return {
            what: `${binary} is compiled for ARM${cpu}, but ${platform} has CPUs of ARMv${arm}, which end it with an illegal instruction.`,
            next: `Take target-cpu out of the flags for rustc, and -march out of those for the C compiler.${arm === 6
                ? ' If there are none, give libc: musl: what Debian has for hardware floating point is for ARMv7.'
                : ''}`,
        };
    }
    if (found.interpreterFound === false) {
        const own = Object.values(loader ?? {});
        const isForeign = own.length > 0 && !own.includes(elf.interpreter ?? '');
        return {
            what: `${binary} needs the loader ${String(elf.interpreter)}, which the image for ${platform} does not have${isForeign ? `; that of the platform is ${String(loader?.gnu)}` : ''}.`,
            next: isMusl(elf.interpreter)
                ? 'Link statically with `libc: musl`: no runtime offered here has musl as a shared library.'
                : 'Set `runtime: distroless` or `runtime: debian`, which have glibc, or link statically with `libc: musl`.',
        };
    }
    return null;
}
/** What is started may be another program than ours: one of the base, or an asset. */
function startsNothing({ platform, program, config: { entrypoint, cmd } }) {
    if (program !== null)
        return null;
    return {
        what: `The image for ${platform} starts ${JSON.stringify([...entrypoint, ...cmd][0] ?? '')}, and has no such program.`,
        next: 'Correct `entrypoint`, mark the asset as executable (git update-index --chmod=+x), or choose a runtime that has the program.',
    };
}
/** Versions of the architecture, as `ArmFacts` has them, that run on every CPU of a platform. v6T2 is no part of v6K: it has Thumb-2. */
const ARM_CPUS = (() => {
    const six = ['Pre-v4', 'v4', 'v4T', 'v5T', 'v5TE', 'v5TEJ', 'v6', 'v6K', 'v6KZ'];
    return { 6: new Set(six), 7: new Set([...six, 'v6T2', 'v7']) };
})();
function isMusl(interpreter) {
    return interpreter?.includes('/ld-musl-') === true;
}

;// CONCATENATED MODULE: ./build/js/src/options/manifest.js




/**
 * Returns what the manifests of all members say.
 *
 * @throws UserError for a key that there is not, and for a value that the input of its name would not allow either
 */
function readManifestOptions({ defaults, members }) {
    return {
        workspace: defaults === null ? null : parseManifest(defaults, { file: 'Cargo.toml', section: 'workspace' }),
        packages: new Map(members.flatMap(({ name, manifest, defaults: own }) => own === null ? [] : [[name, parseManifest(own, { file: manifest, section: 'package' })]])),
    };
}
/**
 * Returns what a table in a manifest says. Its values are turned into the text that an input would have and are then read as
 * that, so a manifest can do nothing that an input cannot.
 */
function parseManifest(table, place) {
    const raw = {};
    for (const [key, value] of Object.entries(table)) {
        const input = inputNamed(key, place);
        raw[input.name] = manifest_textOf(input, value, place);
    }
    return {
        file: place.file,
        origin: originOf(place),
        given: options_table/* INPUTS */.mc.filter(({ name }) => Object.hasOwn(raw, name)).map(({ name }) => name),
        options: manifest_parse(raw, place),
    };
}
function originOf({ file, section }) {
    return `${file} [${section}.metadata.docker]`;
}
function manifest_parse(raw, place) {
    try {
        return parseOptions(raw);
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        throw manifest_wrong(place, error.problem.what, error.problem.next, { cause: error });
    }
}
function manifest_wrong(place, what, next, options) {
    return new errors/* UserError */.yo({ what: `${originOf(place)}: ${what}`, where: { file: place.file }, next }, options);
}
/** Returns the inputs that stand in manifests of a kind. */
function manifestInputs(section) {
    return options_table/* INPUTS */.mc.filter(({ manifest }) => section === 'workspace' ? manifest !== undefined : manifest === 'package');
}
function inputNamed(key, place) {
    const allowed = manifestInputs(place.section);
    const found = allowed.find(({ name }) => name === key);
    if (found !== undefined)
        return found;
    if (manifestInputs('workspace').some(({ name }) => name === key)) {
        throw manifest_wrong(place, `${key} is for the whole workspace.`, 'Write it into [workspace.metadata.docker] of the root manifest.');
    }
    if (options_table/* INPUTS */.mc.some(({ name }) => name === key)) {
        throw manifest_wrong(place, `${key} is not for a manifest.`, 'Give it as an input.');
    }
    throw manifest_wrong(place, `there is no key ${JSON.stringify(key)}.`, suggestion(key, 'Keys', allowed.map(({ name }) => name)));
}
/** Returns the text that the input would be given. */
function manifest_textOf(input, value, place) {
    const isList = input.kind === 'list';
    if (value instanceof Array) {
        const items = value.map((item) => itemText(item));
        if (!isList || items.includes(null))
            throw badType(input, place);
        if (items.length === 0 && input.default !== '')
            throw badType(input, place);
        return items.map((item) => quoted(item ?? '')).join('\n');
    }
    const isRight = input.kind === 'boolean' ? typeof value === 'boolean' : itemText(value) !== null;
    // `tzdata = true` is as good as "true".
    const isChoice = input.kind === 'choice' && input.choices.includes(String(value));
    if (!isRight && !isChoice)
        throw badType(input, place);
    const text = String(value);
    if (text.trim() === '')
        throw badType(input, place);
    return text;
}
function itemText(value) {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
/** An item of a list as the reader of lists takes it for one, whatever is in it. */
function quoted(item) {
    return `"${item.replaceAll('"', '""')}"`;
}
function badType(input, place) {
    return manifest_wrong(place, `${input.name} has a value that it cannot have.`, `Write ${exampleOf(input)}.`);
}
function exampleOf(input) {
    switch (input.kind) {
        case 'boolean':
            return `${input.name} = true or ${input.name} = false`;
        case 'choice':
            return `${input.name} = "…", with one of ${input.choices.join(', ')}`;
        case 'list':
            return `${input.name} = ["…", "…"]`;
        case 'text':
            return `${input.name} = "…", in quotes`;
    }
}

// EXTERNAL MODULE: ./build/js/src/plan/profile.js
var plan_profile = __nccwpck_require__(3886);
;// CONCATENATED MODULE: ./build/js/src/plan/advice.js

/** Returns what could be better and is the user's to change. Order: what weighs most first. */
function advise(advised) {
    return [...aboutLockfile(advised.workspace), ...aboutProfile(advised), ...aboutAllocator(advised)];
}
function aboutLockfile({ lockfile, lockfileIgnoredBy }) {
    if (lockfile !== null && lockfileIgnoredBy === null)
        return [];
    const why = 'Two builds of one commit can hold different dependencies, and nothing tells one cache from another.';
    if (lockfileIgnoredBy !== null) {
        return [
            {
                what: `git ignores Cargo.lock (${lockfileIgnoredBy}).`,
                why,
                change: `Take that line out, and commit Cargo.lock.`,
            },
        ];
    }
    return [
        {
            what: 'There is no Cargo.lock.',
            why,
            change: 'Run cargo generate-lockfile and commit Cargo.lock.',
        },
    ];
}
/** The figures were measured with examples/shop, a command and an HTTP server (docs/size-reports.md, "What a profile costs"). */
function aboutProfile({ workspace, cargo }) {
    // Whoever asks for a small program has chosen.
    if (Object.keys(cargo.settings).length > 0)
        return [];
    const { strip, lto, debug } = (0,plan_profile/* effectiveProfile */.X)(workspace.profiles, cargo.profile);
    const better = cargo.profile === 'release' && strip === null && lto === null ? madeToShip(workspace) : null;
    if (better !== null) {
        return [
            {
                what: `The manifest has a profile ${better} that strips and optimizes, and the profile release does neither.`,
                why: 'For examples/shop such a profile makes binaries that are 40 % smaller, and take 30 % longer to compile.',
                change: `Give profile: ${better}.`,
            },
        ];
    }
    const section = `Cargo.toml: [profile.${cargo.profile}]`;
    const advice = [];
    if (![null, false, 0, '0', 'none'].includes(debug)) {
        advice.push({
            what: `The profile ${cargo.profile} writes debug information (debug = ${JSON.stringify(debug)}).`,
            why: 'For examples/shop with debug = 2 what is kept of the dependencies is 2.4 times as large, and the binaries are 17 to 22 times as large.',
            change: `${section} debug = false; or keep it, and strip = true for the image alone.`,
        });
    }
    // Where it is written that a setting is off, somebody wants it so.
    if (strip === null) {
        advice.push({
            what: `The profile ${cargo.profile} does not strip symbols.`,
            why: 'The binary carries its symbol table, which no server needs to run: 22 to 25 % of examples/shop.',
            change: `${section} strip = true`,
        });
    }
    if (lto === null) {
        advice.push({
            what: `The profile ${cargo.profile} has no link-time optimization.`,
            why: 'With it, the binaries of examples/shop are 20 % smaller, and take 30 % longer to compile.',
            change: `${section} lto = "fat", codegen-units = 1`,
        });
    }
    return advice;
}
/** Returns the first profile of the manifest, by name, that has all that release is advised to have. */
function madeToShip({ profiles }) {
    const found = Object.keys(profiles).find((name) => {
        const { strip, lto, debug, optLevel } = (0,plan_profile/* effectiveProfile */.X)(profiles, name);
        const isOn = (value) => ![null, false, 0, '0', 'off', 'none'].includes(value);
        return isOn(strip) && isOn(lto) && !isOn(debug) && isOn(optLevel);
    });
    return found ?? null;
}
/** Crates that bring a memory allocator of their own. */
const ALLOCATORS = new Set([
    'mimalloc',
    'tikv-jemallocator',
    'jemallocator',
    'snmalloc-rs',
    'rpmalloc',
    'tcmalloc',
    'dlmalloc',
]);
function aboutAllocator({ libc, resolution }) {
    const hasOwn = resolution.packages.some(({ package: { name }, triples }) => triples.length > 0 && ALLOCATORS.has(name));
    if (libc !== 'musl' || hasOwn)
        return [];
    return [
        {
            what: "musl's memory allocator is slow under threads.",
            why: 'A program with many threads that allocate ran 6 to 80 times longer (EmbarkStudios/texture-synthesis#8, bram209/leptosfmt#191).',
            change: 'Measure it, and use another global allocator such as mimalloc if it matters.',
        },
    ];
}

;// CONCATENATED MODULE: ./build/js/src/plan/build-scripts.js
/** Debian's packages of programs that build scripts start, where their names differ or one is not enough. */
const PACKAGES = new Map([
    ['go', ['golang-go']],
    ['node', ['nodejs']],
    ['npm', ['nodejs', 'npm']],
    ['npx', ['nodejs', 'npm']],
    ['protoc', ['protobuf-compiler']],
    ['ninja', ['ninja-build']],
]);
/** Programs that Debian has under their own name. */
const SAME_NAME = new Set([
    ...[
        'autoconf',
        'automake',
        'bison',
        'clang',
        'cmake',
        'curl',
        'flex',
        'flatc',
        'g++',
        'git',
        'llvm-config',
        'm4',
    ],
    ...['make', 'meson', 'nasm', 'pandoc', 'patch', 'pkg-config', 'python3', 'unzip', 'wget', 'yasm', 'zip'],
]);
/**
 * Returns what is to be done about programs that build scripts start and the builder does not have. Whether a script can do
 * without is not known: nothing is installed for it.
 */
function adviseOnBuildScripts({ scriptPrograms }, { members, installed }) {
    return scriptPrograms.flatMap(({ member, program, place }) => {
        const packages = PACKAGES.get(program) ?? (SAME_NAME.has(program) ? [program] : []);
        if (packages.length === 0 || !members.has(member))
            return [];
        if (packages.every((name) => installed.includes(name)))
            return [];
        return [
            {
                what: `The build script of ${member} starts ${program} (${place}), which the builder does not have.`,
                why: `Where it cannot do without, the build fails.${program === 'git' ? ' It finds no .git either, which is not sent.' : ''}`,
                change: `If so: build-packages: ${packages.join(', ')}`,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/js/src/plan/cache.js




const NONE = { kind: 'none', from: [], to: [] };
/** Chooses where BuildKit's layers are kept between jobs. */
function chooseCache(options, surroundings, shape, images) {
    if (options.cacheFrom.length > 0 || options.cacheTo.length > 0) {
        const plan = { kind: 'custom', from: options.cacheFrom, to: options.cacheTo };
        return asked('cache', plan, 'cache-from and cache-to', [...plan.from, ...plan.to].join('; '));
    }
    const scope = cacheScope(shape);
    switch (options.cache) {
        case 'none':
            return asked('cache', NONE, 'cache', 'none');
        case 'gha':
            return githubCache(scope, surroundings);
        case 'registry':
            return registryCache(scope, images, options);
        case 'local': {
            const folder = `${shape.root}/target/rust-docker/cache/${scope}`;
            return asked('cache', exported('local', `type=local,src=${folder}`, `type=local,dest=${folder}`), 'cache', `local (${folder})`);
        }
        case 'inline':
            return asked('cache', {
                kind: 'inline',
                from: images.flatMap(({ tags }) => tags.slice(0, 1)).map((tag) => `type=registry,ref=${tag}`),
                to: ['type=inline'],
            }, 'cache', 'inline');
    }
}
/** A job whose token may only read gets no `cache-to`: every write would be refused, after the work of packing it. */
function githubCache(scope, { cacheService }) {
    const from = `type=gha,scope=${scope}`;
    switch (cacheService) {
        case 'absent':
            return because('cache', NONE, {
                shown: 'none',
                why: "GitHub's cache service is not there: this is no GitHub Actions job, or its runner has none",
                from: 'environment',
                input: 'cache',
            });
        case 'read':
            return because('cache', { kind: 'gha', from: [from], to: [] }, {
                shown: `gha, read only (scope ${scope})`,
                why: "the job's token may only read the cache",
                from: 'environment',
                input: 'cache',
            });
        case 'write':
            return because('cache', exported('gha', from, from), {
                shown: `gha (scope ${scope})`,
                why: 'kept by GitHub between jobs; one scope for each workspace, C library, set of platforms and cargo call',
                from: 'environment',
                input: 'cache',
            });
    }
}
function registryCache(scope, images, options) {
    const tag = images[0]?.tags[0];
    if (tag === undefined) {
        throw new errors/* UserError */.yo({
            what: 'cache: registry without tags: nothing says which registry.',
            next: 'Give tags, or name the cache with cache-from and cache-to.',
        });
    }
    const ref = `${(0,references/* repositoryOf */._M)(tag)}:${scope}`;
    const from = `type=registry,ref=${ref}`;
    // Without push the job has no credentials to write with.
    return asked('cache', options.push ? exported('registry', from, from) : { kind: 'registry', from: [from], to: [] }, 'cache', `registry (${ref})`);
}
/** `mode=max` keeps the stages below the exported one; `ignore-error`, because a good build must not fail for its cache (docker/buildx#3303). */
function exported(kind, from, to) {
    return { kind, from: [from], to: [`${to},mode=max,ignore-error=true`] };
}
/** Names that differ in what they hold never share a scope (docker/build-push-action#867). Only characters that a tag may have. */
function cacheScope({ name, libc, platforms, cargo, stages }) {
    const set = platforms
        .map((platform) => platform.name.replace(/^linux\//, '').replaceAll('/', ''))
        .sort()
        .join('-');
    const isOrdinary = stages.target === null && stages.kinds.join() === 'runtime';
    // A tag has at most 128 characters; the name gives way, because the rest tells one image from another.
    const rest = `-${libc}-${set}-${fingerprint(JSON.stringify(isOrdinary ? cargo : [cargo, stages]))}`;
    return `rust-docker-${name.replace(/[^A-Za-z0-9_.-]/g, '-')}`.slice(0, 128 - rest.length) + rest;
}

;// CONCATENATED MODULE: ./build/js/src/plan/config.js



/** Variables by key of `[build]` that overrule it, and what they say instead (cargo book, "Environment Variables"). */
const WRAPPER_VARIABLES = {
    rustc: ['RUSTC', 'rustc'],
    // An empty text is no wrapper.
    'rustc-wrapper': ['RUSTC_WRAPPER', ''],
    'rustc-workspace-wrapper': ['RUSTC_WORKSPACE_WRAPPER', ''],
};
/** Debian packages of linkers, by the name that flags call them. */
const LINKER_PACKAGES = { mold: 'mold', lld: 'lld', clang: 'clang' };
/**
 * Decides what becomes of cargo's configuration in the builder. The cargo there obeys the files, as they are in the
 * context; what cannot work is overruled by variables.
 *
 * @returns the row is null where there is no configuration
 */
function chooseConfig({ config }, { triples }) {
    const overruled = Object.keys(config.wrappers).flatMap((key) => {
        const variable = WRAPPER_VARIABLES[key];
        return variable === undefined ? [] : [variable];
    });
    const value = {
        env: Object.fromEntries(overruled.toSorted(([a], [b]) => (a < b ? -1 : 1))),
        flags: staticFlags(config, triples),
        tools: toolsOf(config, triples),
    };
    if (config.files.length === 0 && config.unread.length === 0)
        return { value, decision: null };
    const installed = value.tools.length > 0 ? [`installed for it: ${value.tools.join(', ')}`] : [];
    const why = [...obeyed(config, triples), ...installed, ...notObeyed(config, triples)].join('; ');
    const { decision } = because('cargo-config', value, {
        shown: config.files.join(', ') || 'none',
        why: why === '' ? 'obeyed by the cargo in the builder' : why,
        ...(config.files[0] === undefined ? {} : { from: config.files[0] }),
    });
    return { value, decision };
}
/**
 * Returns what is wrong with flags for "this machine's CPU": the machine is the builder, which is neither the one that the
 * image runs on nor, for another platform, of its kind (rustc book, "Codegen options", `target-cpu`).
 */
function adviseOnFlags({ config }, { triples }) {
    const tables = flagsFor(config, triples)
        .filter(([, flags]) => flags.join(' ').includes('target-cpu=native'))
        .map(([name]) => name);
    if (tables.length === 0)
        return [];
    return [
        {
            what: `rustflags of ${tables.join(', ')} compile for the CPU of the builder (target-cpu=native).`,
            why: 'On an older CPU than the builder’s the program ends with an illegal instruction, and another platform has no such CPU.',
            change: 'Name the oldest CPU that it is to run on, such as target-cpu=x86-64-v3, for its triple: [target.x86_64-unknown-linux-gnu].',
        },
    ];
}
function obeyed(config, triples) {
    const { registries, vendored, env } = config;
    const flags = flagsFor(config, triples).map(([name]) => name);
    const parts = [
        ...(flags.length > 0 ? [`rustflags of ${flags.join(', ')}`] : []),
        ...(registries.length > 0 ? [`registries ${registries.join(', ')}`] : []),
        ...(vendored.length > 0 ? [`vendored sources in ${vendored.join(', ')}`] : []),
        ...(env.length > 0 ? [`variables ${env.join(', ')}`] : []),
    ];
    return parts.length === 0 ? [] : [`obeyed: ${parts.join(', ')}`];
}
function notObeyed(config, triples) {
    const linkers = Object.entries(config.linkers).filter(([name]) => isFor(name, triples));
    return [
        ...(config.targets.length > 0
            ? [`build.target ${config.targets.join(', ')} is overruled: platforms and libc say what is built`]
            : []),
        ...(config.targetDir !== null ? ['build.target-dir is overruled by the Dockerfile'] : []),
        ...linkers.map(([name, linker]) => `linker ${linker} of ${name} is overruled: the builder has its own`),
        ...Object.entries(config.wrappers).map(([key, program]) => `build.${key} ${program} is overruled: the builder does not have it`),
        ...config.unread.map((file) => `${file} is not obeyed: cargo is called in the workspace root`),
    ];
}
/** Returns whether a table `[target.<name>]`, a triple or `cfg(…)`, holds for something that is built. */
function isFor(name, triples) {
    return triples.some((triple) => isActive(name, triple));
}
function flagsFor({ rustflags }, triples) {
    return Object.entries(rustflags).filter(([name]) => name === 'build' || isFor(name, triples));
}
const LINKED_DYNAMICALLY = new Set(Object.values(platforms/* PLATFORMS */.P).flatMap(({ triple, musl }) => musl?.isDynamic === true && triple.musl !== null ? [triple.musl] : []));
/**
 * Returns the variables that make a static binary where rustc does not by itself.
 *
 * Cargo adds a variable's flags to those of the same key in its files, and takes `[build]` only where no key of the triple
 * is set (cargo book, "build.rustflags"): so the variable is that of the key which is in force. All that is built has musl.
 */
function staticFlags(config, triples) {
    const dynamic = triples.filter((triple) => LINKED_DYNAMICALLY.has(triple));
    const variables = dynamic.map((triple) => {
        const hasOwn = flagsFor(config, [triple]).some(([name]) => name !== 'build');
        return hasOwn
            ? `CARGO_TARGET_${triple.toUpperCase().replaceAll('-', '_')}_RUSTFLAGS`
            : 'CARGO_BUILD_RUSTFLAGS';
    });
    return Object.fromEntries([...new Set(variables)].sort().map((name) => [name, '-Ctarget-feature=+crt-static']));
}
function toolsOf(config, triples) {
    const linkers = flagsFor(config, triples).flatMap(([, flags]) => flags
        .flatMap((flag) => flag.split(/\s/))
        .flatMap((word) => /(?:-fuse-ld|linker)=(.+)$/.exec(word)?.[1]?.split('/').at(-1) ?? []));
    const packages = linkers.flatMap((name) => Object.hasOwn(LINKER_PACKAGES, name) ? (LINKER_PACKAGES[name] ?? []) : []);
    return [...new Set([...packages, ...(config.gitCli ? ['git'] : [])])].sort();
}

;// CONCATENATED MODULE: ./build/js/src/plan/contents.js



/** Whether a base has programs of its own, so that an entrypoint may be one of those. */
const HAS_PROGRAMS = {
    scratch: false,
    distroless: false,
    alpine: true,
    debian: true,
    // Not known: if it has not, the check of the image says so.
    image: true,
};
/**
 * Returns what the options ask an image to hold.
 *
 * @throws UserError for a command that starts with what the image does not have
 */
function planContents(options, image) {
    const fillIn = (word) => word.replaceAll('{bin}', image.binary);
    const [program = '{bin}', ...rest] = options.entrypoint;
    const check = options.healthcheck?.command ?? null;
    return {
        entrypoint: [programOf('entrypoint', fillIn(program), options.assets, image), ...rest.map(fillIn)],
        cmd: options.cmd.map(fillIn),
        env: options.env,
        workdir: options.workdir,
        healthcheck: options.healthcheck === null
            ? null
            : {
                flags: options.healthcheck.flags,
                command: check === null
                    ? null
                    : [
                        programOf('healthcheck', fillIn(check[0] ?? ''), options.assets, image),
                        ...check.slice(1).map(fillIn),
                    ],
            },
        assets: options.assets.map(({ source, target }) => ({
            source: joinPath(image.workspace, allowed(source)),
            target,
        })),
    };
}
/** What a manifest names could be a stranger's wish: git's own folder may hold a token, and `.env` is for a developer's machine. */
function allowed(source) {
    const part = source.split('/').find((each) => each === '.git' || each === '.env');
    if (part === undefined)
        return source;
    throw new errors/* UserError */.yo({
        what: `assets: ${JSON.stringify(source)} lies in ${part}, which is never sent to the builder.`,
        next: 'Copy what the image needs of it to another place in a step before this one.',
    });
}
/** Returns the path or name of the program that a command starts with. The name of the image's own stands for its path. */
function programOf(input, word, assets, { name, binary, runtime }) {
    if (word === name || word === binary)
        return binary;
    const isAsset = assets.some(({ target }) => word === target || word.startsWith(target.endsWith('/') ? target : `${target}/`));
    const isProgram = /^(\/.+|[^/\s-][^/\s]*)$/.test(word);
    if (isAsset || (HAS_PROGRAMS[runtime.kind] && isProgram))
        return word;
    const why = HAS_PROGRAMS[runtime.kind]
        ? 'it is neither the name of a program nor an absolute path'
        : `${runtime.image} has no programs, and ${assets.length === 0 ? 'there are no assets' : 'no asset goes there'}`;
    throw new errors/* UserError */.yo({
        what: `${input}: ${JSON.stringify(word)} names nothing that the image ${name} can start: ${why}.`,
        next: /\s/.test(word)
            ? 'Write a word a line: there is no shell that would split them.'
            : `Begin with {bin}, which is ${binary}, or with the path of an asset; or choose a runtime that has the program.`,
    });
}
/** What one image shows of a field; null: what every image has. */
const SHOWN = {
    entrypoint: ({ entrypoint, binary }) => entrypoint.length === 1 && entrypoint[0] === binary ? null : entrypoint.join(' '),
    cmd: ({ cmd }) => cmd.join(' ') || null,
    // Values may be long, and are in the Dockerfile.
    env: ({ env }) => Object.keys(env).join(', ') || null,
    workdir: ({ workdir }) => workdir,
    expose: ({ expose }) => expose.join(', ') || null,
    healthcheck: ({ healthcheck }) => healthcheck === null ? null : (healthcheck.command?.join(' ') ?? 'none'),
    assets: ({ assets }) => assets.map(({ source, target }) => `${source} in ${target}`).join(', ') || null,
};
/** Returns the rows that show what images hold besides the program; none of what nobody asked for. */
function contentDecisions(images, { given }) {
    return Object.entries(SHOWN).flatMap(([about, shownOf]) => {
        const shown = images.flatMap((image) => {
            const value = shownOf(image);
            return value === null ? [] : [{ name: image.name, value }];
        });
        const values = new Set(shown.map(({ value }) => value));
        if (values.size === 0)
            return [];
        const value = values.size === 1 && shown.length === images.length
            ? [...values].join()
            : shown.map((one) => `${one.name}: ${one.value}`).join('; ');
        return given.includes(about)
            ? [asked(about, null, about, value).decision]
            : [
                {
                    about,
                    value,
                    why: 'asked for in the manifest of the package',
                    from: '[package.metadata.docker]',
                    input: about,
                },
            ];
    });
}

;// CONCATENATED MODULE: ./build/js/src/plan/context.js


/** Where the Dockerfile goes when nobody says: out of the way for a build, in its usual place for its owner. */
const DOCKERFILE = {
    build: 'target/rust-docker/Dockerfile',
    generate: 'Dockerfile',
    check: 'Dockerfile',
};
/**
 * Chooses the folder that is sent to the builder: the workspace root, or the nearest folder above it that holds all
 * that the build needs.
 */
function chooseContext(workspace, options) {
    const needed = neededBy(workspace);
    const levels = Math.max(0, ...needed.map((each) => levelsUp(each.path)));
    const root = workspace.root.split('/');
    const path = root.slice(0, root.length - levels).join('/') || '/';
    const own = root.slice(root.length - levels).join('/');
    const value = {
        path,
        workspace: own === '' ? '.' : own,
        dependencies: outermost(needed.map((each) => joinPath(own, each.path))),
        vendored: outermost(workspace.config.vendored.map((folder) => joinPath(own, folder))),
        outputs: [
            '.',
            ...workspace.localFolders.filter((folder) => !workspace.config.vendored.includes(folder)),
        ].map((folder) => joinPath(own, folder, 'target')),
        dockerfile: joinPath(own, options.file ?? DOCKERFILE[options.mode]),
    };
    if (levels === 0) {
        return because('context', value, {
            shown: 'the workspace root',
            why: 'no package outside of it is named',
        });
    }
    const outside = needed.filter((each) => levelsUp(each.path) > 0);
    const named = outside.slice(0, 3).map((each) => `${each.path} (${each.as})`);
    const others = outside.length - named.length;
    const sent = value.dependencies.includes('.')
        ? ''
        : `, and of it only ${[value.workspace, ...value.dependencies].join(', ')}`;
    return because('context', value, {
        shown: `${Array.from({ length: levels }, () => '..').join('/')} of the workspace root${sent}`,
        why: `the build needs what lies outside of the root: ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}`,
    });
}
function outermost(paths) {
    const isOutermost = (path) => !paths.some((other) => other !== path && isBelow(other, path));
    return [...new Set(paths)].filter(isOutermost).sort();
}
/** The files of `.cargo` in the root itself are carried by the recipe, or are sent with the workspace. */
function neededBy({ config, localFolders, localFiles }) {
    const configFiles = config.files.filter((file) => !/^\.cargo\/config(\.toml)?$/.test(file));
    return [
        ...localFolders.map((path) => ({
            path,
            as: config.vendored.includes(path) ? 'vendored sources' : 'a local package that is no member',
        })),
        ...localFiles.map((path) => ({ path, as: 'a workspace that one of them inherits from' })),
        ...configFiles.map((path) => ({ path, as: "cargo's configuration" })),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/plan/dependency-cache.js


/** Chooses how compiled dependencies are kept between builds. */
function chooseDependencyCache(workspace, options, context) {
    if (options.dependencyCache !== 'auto')
        return asked('dependency-cache', options.dependencyCache, 'dependency-cache');
    const obstacle = obstacleToLayer(workspace, context);
    if (obstacle !== null) {
        return because('dependency-cache', 'none', { ...obstacle, input: 'dependency-cache' });
    }
    return because('dependency-cache', 'chef', {
        why: 'dependencies are a layer of their own, which an edit of the sources leaves alone',
        input: 'dependency-cache',
    });
}
/** Returns what speaks against the way of keeping dependencies that was asked for; nobody asks for one that was chosen. */
function adviseOnDependencyCache(workspace, asked, { context, cache }) {
    if (asked === 'chef' || asked === 'dummy') {
        const obstacle = obstacleToLayer(workspace, context);
        if (obstacle === null)
            return [];
        return [
            {
                what: `dependency-cache: ${asked} was asked for, and does not suit this workspace.`,
                why: `${sentence(obstacle.why)}.`,
                change: 'Leave dependency-cache out; or give mounts on a builder that keeps its state.',
            },
        ];
    }
    if (asked === 'mounts' && cache.from.length + cache.to.length > 0) {
        return [
            {
                what: `cache: ${cache.kind} does not keep what dependency-cache: mounts keeps.`,
                why: 'No cache of BuildKit exports mounts (moby/buildkit#1512), so on a new builder everything is compiled.',
                change: 'Give dependency-cache: chef; or use a builder that keeps its state, with the input builder.',
            },
        ];
    }
    return [];
}
function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
/** A layer of dependencies is made before the members are there. Mounts hold what was compiled with them, so nothing of this is in their way. */
function obstacleToLayer(workspace, context) {
    return nothingToKeep(workspace) ?? aroundMembers(workspace, context) ?? backToMembers(workspace);
}
function nothingToKeep({ lockfile, localFolders }) {
    if (lockfile === null || localFolders.length > 0)
        return null;
    if (lockfile.packages.some(({ source }) => source !== null))
        return null;
    return { why: 'every package is a member: there are no dependencies to keep', from: lockfile.path };
}
/** The folders of dependencies are copied before they are compiled, so an edit in one of them compiles all of them again. */
function aroundMembers({ members }, context) {
    for (const folder of context.dependencies) {
        const inside = members.find((member) => isBelow(folder, folderOf(member, context)));
        if (inside === undefined)
            continue;
        return {
            why: `the member ${inside.name} lies in ${folder}, which the build depends on: no layer of dependencies outlives an edit of it`,
            from: inside.manifest,
        };
    }
    return null;
}
function folderOf({ manifest }, context) {
    return joinPath(context.workspace, manifest.replace(/[^/]*$/, ''));
}
/**
 * The dependencies are compiled with every member emptied, and its version changed: what depends on a member from outside, by
 * a patch or a path, does not compile then (LukeMathWalker/cargo-chef#64).
 */
function backToMembers({ members, graph, lockfile }) {
    const names = new Set(members.map(({ name, version }) => `${name} ${version}`));
    const ours = new Map(graph.packages
        .filter(({ name, version, source }) => source === null && names.has(`${name} ${version}`))
        .map(({ id, name }) => [id, name]));
    for (const { id, name, dependencies } of graph.packages) {
        if (ours.has(id))
            continue;
        const back = dependencies.find((each) => each.kind !== 'dev' && ours.has(each.package));
        if (back === undefined)
            continue;
        return {
            why: `${name} is no member and depends on the member ${ours.get(back.package) ?? back.key}, which is empty while dependencies are compiled`,
            ...(lockfile === null ? {} : { from: lockfile.path }),
        };
    }
    return null;
}

;// CONCATENATED MODULE: ./build/js/src/plan/images.js



/**
 * Returns the image of each binary: where it is published and what it says about itself.
 *
 * @throws UserError when two images would be published under one reference, or a reference is not one
 */
function planImages(binaries, options, surroundings, { runtime, workspace }) {
    const images = binaries.map(({ name, member }) => {
        const own = optionsOf(member, options);
        const binary = `/usr/local/bin/${name}`;
        return {
            name,
            package: member.name,
            version: member.version,
            binary,
            tags: options.tags.map((tag) => fillIn(tag, { bin: name, package: member.name, version: member.version })),
            labels: labels({ name, member }, own, surroundings),
            expose: own.expose,
            ...planContents(own, { name, binary, runtime, workspace }),
        };
    });
    refuseSharedTags(images);
    return images;
}
/** Returns what holds for the images of one package. */
function optionsOf({ name }, options) {
    return { ...options, ...(Object.hasOwn(options.perPackage, name) ? options.perPackage[name] : {}) };
}
/** Fills `{bin}`, `{package}` and `{version}` in. A `+` of build metadata is not allowed in a tag and becomes `-`. */
function fillIn(tag, values) {
    const filled = tag.replaceAll(/\{(bin|package|version)\}/g, (_, key) => values[key].replaceAll('+', '-'));
    if (!(0,references/* isTagReference */.A1)(filled)) {
        throw new errors/* UserError */.yo({
            what: `tags: ${JSON.stringify(filled)} is not an image reference.`,
            next: 'Allowed: registry/name:tag, the name in lower case; {bin}, {package} and {version} are filled in.',
        });
    }
    return filled;
}
function refuseSharedTags(images) {
    const owner = new Map();
    for (const { name, tags } of images) {
        for (const tag of tags) {
            const other = owner.get(tag);
            if (other !== undefined && other !== name) {
                throw new errors/* UserError */.yo({
                    what: `tags: ${tag} would be both ${other} and ${name}.`,
                    next: `Put {bin} into the tag, such as ${tag.replace(/(:[^:/]*)?$/, '/{bin}$1')}, or choose one binary with bins.`,
                });
            }
            owner.set(tag, name);
        }
    }
}
/** Keys of the OCI image specification, "Annotations". What the user gives overrides what the manifest says. */
function labels({ name, member }, options, surroundings) {
    const standard = {
        title: name,
        version: member.version,
        description: member.description,
        licenses: member.license,
        source: surroundings.source ?? member.repository,
        revision: surroundings.revision,
        created: surroundings.timestamp?.text ?? null,
    };
    const own = Object.entries(standard)
        .filter((entry) => entry[1] !== null)
        .map(([key, value]) => [`org.opencontainers.image.${key}`, oneLine(value)]);
    const given = options.labels.map((label) => {
        const at = label.indexOf('=');
        return [label.slice(0, at), label.slice(at + 1)];
    });
    return Object.fromEntries(Object.entries(Object.fromEntries([...own, ...given])).sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** A description may run over several lines in a manifest; a label is one. */
function oneLine(text) {
    return text.replaceAll(/\s+/g, ' ').trim();
}

;// CONCATENATED MODULE: ./build/js/src/plan/optimize.js


/** Settings of a profile that make a smaller program of the same source (cargo book, "Profiles"), with cargo's variable for each. */
const SMALLER = [
    { key: 'lto', shown: 'lto = "fat"', variable: 'LTO', value: 'fat' },
    { key: 'codegenUnits', shown: 'codegen-units = 1', variable: 'CODEGEN_UNITS', value: '1' },
    { key: 'strip', shown: 'strip = "symbols"', variable: 'STRIP', value: 'symbols' },
];
/**
 * Returns the variables with which cargo makes a smaller program, sorted; null: nobody asked for it. What the manifest sets stays
 * as it is there: somebody wants it so. `panic = "abort"` and `opt-level` are left alone, because they change what the program does,
 * or how fast: a server that catches the panic of one request would end with it.
 */
function chooseOptimize({ profiles }, { optimize, profile }) {
    if (optimize === 'none')
        return null;
    const settings = (0,plan_profile/* effectiveProfile */.X)(profiles, profile);
    const open = SMALLER.filter(({ key }) => settings[key] === null);
    const prefix = `CARGO_PROFILE_${profile.toUpperCase().replaceAll('-', '_')}`;
    const value = Object.fromEntries(open.map((each) => [`${prefix}_${each.variable}`, each.value]).sort());
    return because('optimize', value, {
        shown: open.length === 0 ? 'nothing' : open.map(({ shown }) => shown).join(', '),
        why: open.length === 0
            ? `the profile ${profile} of the manifest sets all of it`
            : 'binaries of examples/shop are 40 % smaller with them; set by variables, the manifest stays as it is',
        from: 'input optimize',
        input: 'optimize',
    });
}

;// CONCATENATED MODULE: ./build/js/src/plan/pages.js
const JEMALLOC = new Set(['jemalloc-sys', 'tikv-jemalloc-sys']);
/** Triples of CPUs whose kernels have pages of 4, 16 or 64 KiB. */
const VARIES = /^(?:aarch64|powerpc64le)-/;
/** The variable that both crates read (tikv-jemalloc-sys/README.md): the binary logarithm of the page size. */
const VARIABLE = 'JEMALLOC_SYS_WITH_LG_PAGE';
/**
 * Returns what is to be done about jemalloc, which is compiled for one page size and runs with that and smaller ones.
 *
 * When it is cross-compiled its configure script cannot ask the kernel, and takes 4 KiB (jemalloc 5.3.0, configure.ac, `LG_PAGE`); natively
 * it takes that of the builder.
 */
function adviseOnPages({ exact, packages }, { env }) {
    const isConcerned = packages.some(({ package: { name }, triples }) => JEMALLOC.has(name) && triples.some((triple) => VARIES.test(triple)));
    if (!exact || !isConcerned || env.includes(VARIABLE))
        return [];
    return [
        {
            what: 'jemalloc is compiled for memory pages of 4 KiB.',
            why: 'On an arm64 machine with larger ones (16 KiB on a Raspberry Pi 5, 64 KiB on some servers) the program ends at its start with "Unsupported system page size". Compiled for 64 KiB it runs on all.',
            change: `.cargo/config.toml: [env] ${VARIABLE} = "16"`,
        },
    ];
}

;// CONCATENATED MODULE: ./build/js/src/plan/platform-fit.js


/**
 * Returns the C library that the platforms leave no choice about, or had better have; null: they do not mind.
 *
 * ARMv6 takes musl: Debian's glibc for it computes floating point in software, and what its compiler for hardware floating
 * point links is ARMv7, which ends there with an illegal instruction. rustup's musl target for ARMv6 has neither fault.
 */
function libcOfPlatforms(platforms) {
    const [without] = withoutMusl(platforms);
    if (without !== undefined) {
        return { libc: 'gnu', why: `rustup has no standard library for ${without.name} with musl` };
    }
    const soft = platforms.find(isSoftFloat);
    return soft === undefined
        ? null
        : {
            libc: 'musl',
            why: `${soft.name} with glibc would compute floating point in software (Debian's armel), with musl it does not`,
        };
}
/** Returns the platforms for which rustup has no standard library with musl. */
function withoutMusl(platforms) {
    return platforms.filter(({ triple }) => triple.musl === null);
}
/** Whether what is compiled for a platform with glibc computes floating point in software: Debian's armel. */
function isSoftFloat({ debian }) {
    return debian.arch === 'armel';
}
/**
 * Refuses a C library for which rustup has no standard library on a platform.
 *
 * @param why what asks for that C library: `libc: musl`
 */
function refuseMissingStd(platforms, libc, why) {
    const [without] = libc === 'musl' ? withoutMusl(platforms) : [];
    if (without === undefined)
        return;
    throw new errors/* UserError */.yo({
        what: `${why}, and rustup has no standard library for ${without.name} with musl.`,
        next: `${why.startsWith('libc') ? 'Give libc: gnu' : 'Give libc: gnu and another runtime'}, or leave ${without.name} out of platforms.`,
    });
}
/** Refuses a Rust that is older than the standard library of a platform. A channel without a version is new enough. */
function refuseOldRust(platforms, libc, toolchain) {
    const version = toolchain.installed ?? toolchain.version;
    const minor = /^1\.(\d+)/.exec(version)?.[1];
    if (libc !== 'musl' || minor === undefined)
        return;
    const tooNew = platforms.find(({ musl }) => (musl?.since ?? 0) > Number(minor));
    if (tooNew === undefined)
        return;
    throw new errors/* UserError */.yo({
        what: `Rust ${version} has no standard library for ${tooNew.name} with musl: rustup has it since 1.${String(tooNew.musl?.since)}.`,
        next: `Give a newer rust-version, or libc: gnu, or leave ${tooNew.name} out of platforms.`,
    });
}
/**
 * Refuses libraries of Debian for an architecture that the builder's release does not have: riscv64 came with trixie.
 *
 * @param libraries packages that are installed for every platform
 */
function refuseMissingArchive({ platforms, toolchain }, libraries) {
    const missing = platforms.find(({ debian }) => debian.arch === 'riscv64');
    if (toolchain.debian !== 'bookworm' || missing === undefined || libraries.length === 0)
        return;
    throw new errors/* UserError */.yo({
        what: `The program needs ${libraries.join(', ')}, and Debian bookworm has no packages for ${missing.name}.`,
        next: `Give rust-version: 1.88 or newer, whose images are those of Debian trixie; or leave ${missing.name} out of platforms.`,
    });
}
/** Returns the platforms that a base does not have; none for a base that is not known. */
function unserved(kind, platforms, debian) {
    const served = baseServes(kind, debian);
    return served === null ? [] : platforms.filter(({ name }) => !served.has(name));
}
/** Bases that suit each C library, the one that is chosen first in front. */
const BASES = {
    gnu: ['distroless', 'debian'],
    musl: ['distroless', 'scratch', 'alpine', 'debian'],
};
/**
 * Refuses a base that does not have a platform, and names what has it.
 *
 * @param image the base as it is shown: `gcr.io/distroless/cc-debian13:nonroot`
 */
function refuseUnserved(kind, image, { libc, toolchain, platforms }) {
    const missing = unserved(kind, platforms, toolchain.debian);
    if (missing.length === 0)
        return;
    const names = missing.map(({ name }) => name).join(', ');
    const others = BASES[libc].filter((other) => unserved(other, platforms, toolchain.debian).length === 0);
    const isOld = toolchain.debian === 'bookworm' &&
        BASES[libc].some((other) => unserved(other, missing, 'trixie').length === 0);
    const ways = [
        ...others.map((other) => `runtime: ${other}`),
        ...(isOld ? ['rust-version: 1.88 or newer, whose images are those of Debian trixie'] : []),
        ...(libc === 'gnu' && others.length === 0 && withoutMusl(platforms).length === 0
            ? ['libc: musl with runtime: scratch']
            : []),
    ];
    throw new errors/* UserError */.yo({
        what: `${image} is not published for ${names}.`,
        next: `${ways.length === 0 ? 'Leave' : `Give ${ways.join(', or ')}; or leave`} ${names} out of platforms.`,
    });
}
/** Returns what is to be known of the platforms, whatever is built for them. */
function adviseOnPlatforms({ libc, toolchain, platforms }, libraries) {
    if (libc !== 'gnu')
        return [];
    const soft = platforms.filter(isSoftFloat).map(({ name }) => name);
    // Debian's armhf and armel have had a time_t of 64 bits since trixie, i386 never will (wiki.debian.org/ReleaseGoals/64bit-time).
    const time64 = toolchain.debian === 'trixie' && libraries.length > 0
        ? platforms.filter(({ arm }) => arm !== undefined).map(({ name }) => name)
        : [];
    return [
        ...soft.map((name) => ({
            what: `On ${name} the program computes floating point in software.`,
            why: 'Debian has glibc for ARMv6 as armel only, which is made for CPUs without floating point. trixie is its last release.',
            change: 'Give libc: musl: that target uses the floating point of the CPU, and its binary is static.',
        })),
        ...time64.map((name) => ({
            what: `On ${name} Debian's ${libraries.join(', ')} take times of 64 bits, and the crate libc has them with 32.`,
            why: 'A function of theirs that takes or gives a time_t or struct timeval reads past it (rust-lang/libc#3223).',
            change: 'See that no such function is called; or take the crate’s own sources where it brings them; or set RUST_LIBC_UNSTABLE_GNU_TIME_BITS=64 for the build, with libc 0.2.175 or newer, and test.',
        })),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/plan/queries.js

/**
 * Chooses the variables that the members are compiled with.
 *
 * With `SQLX_OFFLINE` sqlx checks queries against the data in the checkout, even where a `.env` names a database that the build
 * cannot reach (sqlx-cli's README, "Force building in offline mode").
 */
function chooseEnvironment({ queries: { offline }, }) {
    const [first] = offline;
    if (first === undefined)
        return null;
    return because('env', { SQLX_OFFLINE: 'true' }, {
        shown: 'SQLX_OFFLINE=true',
        why: `sqlx checks queries against ${offline.length === 1 ? first : `${first} and ${offline.length - 1} more`}: there is no database in a build`,
        from: first,
    });
}
/** Returns what is to be done about queries that only a database can check. */
function adviseOnQueries({ queries: { offline, checkedAt }, config }) {
    if (checkedAt === null || offline.length > 0 || config.env.includes('DATABASE_URL'))
        return [];
    return [
        {
            what: `sqlx checks a query against a database while it compiles (${checkedAt}), and there is no .sqlx.`,
            why: 'There is no database in a build, so it will fail.',
            change: 'Run cargo sqlx prepare --workspace, and commit .sqlx.',
        },
    ];
}

;// CONCATENATED MODULE: ./build/js/src/plan/secrets.js
/** Returns the rows that show what cargo is given and no image keeps; none where there is nothing. */
function secretDecisions({ secrets, ssh }) {
    const row = (about, value, input) => ({
        about,
        value,
        why: 'mounted while cargo runs; in no layer and no history',
        from: `input ${input}`,
        input,
    });
    const inputs = { value: 'secrets', variable: 'secret-envs', file: 'secret-files' };
    return [
        ...Object.entries(inputs).flatMap(([from, input]) => {
            const ids = secrets.filter((secret) => secret.from === from).map(({ id }) => id);
            return ids.length === 0 ? [] : [row('secrets', ids.join(', '), input)];
        }),
        ...(ssh.length === 0 ? [] : [row('ssh', ssh.map((each) => each.replace(/=.*/, '')).join(', '), 'ssh')]),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/plan/stages/built.js

/**
 * Returns the part of a plan that is built: all of it but what is made on request, or its target alone. The Dockerfile is written from the whole plan.
 */
function builtPart(plan) {
    const { stages } = plan;
    const { target } = stages;
    if (target === null)
        return { ...plan, stages: { ...stages, dev: null } };
    const only = (kind, stage) => (target === kind ? stage : null);
    return {
        ...plan,
        // A program may be called as a stage is: the target is the stage then.
        images: plan.images.filter(({ name }) => target === 'runtime' || (!(0,stages_kinds/* isStageKind */.n)(target) && target === name)),
        stages: {
            target,
            test: only('test', stages.test),
            lint: only('lint', stages.lint),
            docs: only('docs', stages.docs),
            dev: only('dev', stages.dev),
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/plan/stages/dev.js




/** Plans the stage that runs programs from mounted sources. */
function planDev(workspace, options, choice, programs) {
    const [first] = programs;
    if (first === undefined)
        throw new Error('no program to develop');
    const stage = memberStage(workspace, options, choice, true);
    const value = {
        ...stage,
        programs: programs.map(({ name, kind, member }) => ({ name, kind, package: member.name })),
        tags: options.tags.map((tag) => fillIn(tag, {
            bin: `${first.name}-dev`,
            package: `${first.member.name}-dev`,
            version: first.member.version,
        })),
    };
    const others = stage.tools.length === 0 ? '' : `; installed for it: ${stage.tools.join(', ')}`;
    return because('dev', value, {
        shown: `bacon ${PINS.bacon} runs ${first.name}`,
        why: `sources are mounted when it runs, and every edit starts the program anew; built as a target only${others}`,
        input: 'stages',
    });
}

;// CONCATENATED MODULE: ./build/js/src/plan/stages/choose.js







/** Returns the kinds of stages that are written: those asked for, and the one that is the target. */
function writtenKinds({ stages, target }) {
    const wanted = new Set([...stages, ...(target === null ? [] : [kindOf(target)])]);
    return stages_kinds/* STAGE_KINDS */.t.filter((kind) => wanted.has(kind));
}
/** A target that is no kind is the image of a program. */
function kindOf(target) {
    return (0,stages_kinds/* isStageKind */.n)(target) ? target : 'runtime';
}
/**
 * Chooses the stages.
 *
 * @param images names of the images
 * @throws UserError for a target that there is not, and for an output of nothing
 */
function chooseStages(workspace, options, choice) {
    const kinds = writtenKinds(options);
    // A stage that is made on request alone has been requested when there is nothing else.
    const target = options.target ?? (kinds.join() === 'dev' ? 'dev' : null);
    const isWritten = (kind) => kinds.includes(kind);
    const isBuilt = (kind) => isWritten(kind) && (target === null || target === kind);
    if (target !== null && !(0,stages_kinds/* isStageKind */.n)(target) && !choice.images.includes(target)) {
        throw new errors/* UserError */.yo({
            what: `target: there is no stage and no image ${target}.`,
            next: suggestion(target, 'Targets', [...stages_kinds/* STAGE_KINDS */.t, ...choice.images]),
        });
    }
    if (options.output !== null && !isBuilt('docs')) {
        throw new errors/* UserError */.yo({
            what: 'outputs without a stage that has files to export.',
            next: 'Give stages: runtime,docs or target: docs. Images are published with push, and loaded with load.',
        });
    }
    const test = isWritten('test') ? memberStage(workspace, options, choice, true) : null;
    const lint = isWritten('lint') ? memberStage(workspace, options, choice, true) : null;
    const docs = isWritten('docs') ? planDocs(workspace, options, choice) : null;
    const dev = isWritten('dev') ? planDev(workspace, options, choice, choice.programs) : null;
    const gate = 'nothing is published where it fails';
    return {
        value: { test, lint, docs: docs?.value ?? null, dev: dev?.value ?? null, target },
        decisions: [
            ...(options.given.includes('stages')
                ? [asked('stages', kinds, 'stages', kinds.join(', ')).decision]
                : []),
            ...(options.target === null ? [] : [asked('target', options.target, 'target').decision]),
            ...(test === null ? [] : [choose_row('test', test, `cargo test of ${named(test)}`, gate)]),
            ...(lint === null ? [] : [choose_row('lint', lint, `rustfmt and clippy for ${named(lint)}`, gate)]),
            ...(docs === null ? [] : [docs.decision]),
            ...(dev === null ? [] : [dev.decision]),
        ],
    };
}
function choose_row(about, { tools }, shown, gate) {
    const packages = tools.length === 0 ? '' : `; installed for it: ${tools.join(', ')}`;
    return because(about, null, {
        shown,
        why: `where programs are looked for, and the members that they are made of; on the builder's own CPU, and ${gate}${packages}`,
        input: 'stages',
    }).decision;
}
function named({ packages }) {
    return packages.join(', ');
}

;// CONCATENATED MODULE: ./build/js/src/plan/account.js

/** distroless's and our own unprivileged account (`nonroot` in GoogleContainerTools/distroless). */
const NONROOT = 65_532;
/** Linux's id for those without a name (`overflowuid`). */
const NOBODY = 65_534;
/** Accounts that each base has (base-passwd's `passwd.master` and `group.master`; alpine-baselayout's `passwd` and `group`). */
const NAMES = {
    scratch: [],
    distroless: [],
    alpine: ['bin', 'daemon', 'ftp', 'games', 'mail', 'news', 'ntp', 'sshd'],
    debian: ['backup', 'bin', 'daemon', 'games', 'list', 'mail', 'man', 'news', 'proxy', 'sys', 'www-data'],
};
/**
 * Returns whom the image runs as, and the account that is made for it.
 *
 * @throws UserError for a name that the base does not have
 */
function chooseAccount(kind, { user }) {
    // Of a base of the user's own it is not known how it keeps accounts. A number needs none.
    if (kind === 'image')
        return { user: user ?? `${NONROOT}:${NONROOT}`, account: null };
    // The same number on all of them, with a group that has another name on Debian.
    if (user === 'nobody')
        return { user: `${NOBODY}:${NOBODY}`, account: null };
    const [name = '', group = name] = (user ?? 'nonroot').split(':');
    const numbers = [name, group].map((part) => numberOf(part));
    const [uid, gid] = numbers;
    if (uid != null && gid != null) {
        // distroless has nonroot, and for another number no program to ask for its name.
        const isOurs = kind !== 'distroless' && uid !== 0;
        return { user: `${uid}:${gid}`, account: isOurs ? { uid, gid } : null };
    }
    const missing = [name, group].find((part) => numberOf(part) === null && !NAMES[kind].includes(part));
    if (missing === undefined)
        return { user: `${name}:${group}`, account: null };
    throw new errors/* UserError */.yo({
        what: `user: ${user ?? ''}: ${kind} has no ${JSON.stringify(missing)}.`,
        next: `Give numbers, such as 1000:1000, or ${['nonroot', 'nobody', 'root', ...NAMES[kind]].join(', ')}.`,
    });
}
/** The names that are the same number everywhere, and numbers. */
function numberOf(part) {
    if (part === 'nonroot')
        return NONROOT;
    if (part === 'root')
        return 0;
    return /^\d+$/.test(part) ? Number(part) : null;
}

;// CONCATENATED MODULE: ./build/js/src/plan/target.js




/** Looks up the platforms asked for. */
function choosePlatforms(options) {
    const value = options.platforms.flatMap((name) => platforms/* PLATFORMS */.P[name] ?? []);
    const shown = value.map(({ name }) => name).join(', ');
    return options.given.includes('platforms')
        ? asked('platforms', value, 'platforms', shown)
        : because('platforms', value, { shown, why: 'the two that servers run on', input: 'platforms' });
}
/** Returns what is known to have no glibc of the base that was asked for; null: nothing is. */
function withoutGlibc({ runtime, runtimeImage }) {
    if (runtime === 'scratch')
        return 'runtime: scratch has no C library';
    if (runtime === 'alpine')
        return 'runtime: alpine has musl';
    if (runtimeImage === null)
        return null;
    // The names of the bases that are made for static binaries: distroless's and Chainguard's, Alpine and BusyBox.
    const [repository = '', tag = ''] = (runtimeImage.split('/').at(-1) ?? '').split(/[:@]/);
    const hasNone = /^(alpine|busybox|static(-debian\d+)?)$/.test(repository) || /(^|[.-])alpine/.test(tag);
    return hasNone ? `${runtimeImage} is made without glibc` : null;
}
/**
 * Chooses the C library: glibc, unless the runtime has none, or a platform had better not have it.
 *
 * @throws UserError for a C library for which there is no standard library on a platform
 */
function chooseLibc(options, platforms = []) {
    if (options.libc !== 'auto') {
        refuseMissingStd(platforms, options.libc, `libc: ${options.libc}`);
        return asked('libc', options.libc, 'libc');
    }
    const without = withoutGlibc(options);
    if (without !== null) {
        refuseMissingStd(platforms, 'musl', `${without}, so the binary must be static`);
        return because('libc', 'musl', {
            why: `${without}, so the binary must be static`,
            from: 'input runtime',
            input: 'libc',
        });
    }
    const fitting = libcOfPlatforms(platforms);
    if (fitting !== null) {
        return because('libc', fitting.libc, { why: fitting.why, from: 'input platforms', input: 'libc' });
    }
    return because('libc', 'gnu', {
        why: 'what crates are tested with, and a faster allocator than musl’s',
        input: 'libc',
    });
}
/**
 * Chooses the cross compiler.
 *
 * @throws UserError for gcc with musl: Debian's cross gcc includes glibc's headers, which fails at link time (sfackler/rust-openssl#2273)
 */
function chooseCross(options, libc) {
    const fitting = libc === 'gnu' ? 'gcc' : 'zig';
    if (options.cross === 'auto') {
        const why = libc === 'gnu' ? "Debian's cross gcc for each foreign platform" : 'zig brings musl for every platform';
        return because('cross', fitting, { why: `${why}; nothing is emulated`, input: 'cross' });
    }
    if (options.cross !== fitting) {
        throw new errors/* UserError */.yo({
            what: `cross: ${options.cross} does not compile for libc: ${libc}.`,
            next: `Give cross: ${fitting}, or libc: ${libc === 'gnu' ? 'musl' : 'gnu'}.`,
        });
    }
    return asked('cross', options.cross, 'cross');
}

;// CONCATENATED MODULE: ./build/js/src/plan/runtime.js







/**
 * Chooses the base of the final stages: distroless, unless the program needs a shared library that it does not have, or it
 * is not published for one of the platforms.
 *
 * @param packages Debian packages that the program needs at run time
 * @throws UserError when the binary could not start on it, or it is not there for a platform
 */
function chooseRuntime(options, libc, toolchain, packages = [], platforms = []) {
    const choice = { libc, toolchain, platforms };
    const runtime = (kind) => ({
        kind,
        image: options.runtimeImage ?? baseImage(kind, libc, toolchain),
        ...chooseAccount(kind, options),
        init: options.init,
    });
    if (options.runtime === 'auto') {
        const has = baseHas('distroless', libc, toolchain.debian);
        const lacking = packages.filter((name) => !has.has(name));
        if (lacking.length > 0) {
            const value = runtime('debian');
            refuseUnserved(value.kind, value.image, choice);
            return because('runtime', value, {
                shown: value.image,
                why: `the program needs ${lacking.join(', ')}, which distroless does not have; the builder's own Debian (${toolchain.debian})`,
                input: 'runtime',
            });
        }
        const missing = unserved('distroless', platforms, toolchain.debian).map(({ name }) => name);
        if (missing.length > 0) {
            const value = runtime(libc === 'gnu' ? 'debian' : 'scratch');
            refuseUnserved(value.kind, value.image, choice);
            return because('runtime', value, {
                shown: value.image,
                why: value.kind === 'debian'
                    ? `distroless has no ${missing.join(', ')}, and all images have one base; the builder's own Debian (${toolchain.debian})`
                    : `distroless has no ${missing.join(', ')}, and all images have one base; a static binary needs none`,
                input: 'runtime',
            });
        }
        const value = runtime('distroless');
        return because('runtime', value, {
            shown: value.image,
            why: libc === 'gnu'
                ? `glibc of the builder's own Debian (${toolchain.debian}), CA certificates, non-root, no shell`
                : 'a static binary needs no C library; CA certificates, non-root, no shell',
            input: 'runtime',
        });
    }
    refuseUnfit(options, libc, packages);
    const value = runtime(options.runtime);
    refuseUnserved(value.kind, value.image, choice);
    return asked('runtime', value, 'runtime', value.image);
}
function refuseUnfit(options, libc, packages) {
    const shown = options.runtimeImage ?? options.runtime;
    const without = withoutGlibc(options);
    if (without !== null && libc === 'gnu') {
        throw new errors/* UserError */.yo({
            what: `runtime: ${shown} with libc: gnu: the binary would need a C library that the image does not have.`,
            next: 'Give libc: musl for a static binary, or runtime: distroless.',
        });
    }
    if (without !== null && packages.length > 0) {
        throw new errors/* UserError */.yo({
            what: `runtime: ${shown}, and the program needs ${packages.join(', ')}: packages need the C library that they were made for.`,
            next: 'Give runtime: debian, or leave runtime-packages out.',
        });
    }
    if (options.runtimeImage !== null && options.runtimePackages.length > 0) {
        throw new errors/* UserError */.yo({
            what: `runtime-packages: ${options.runtimePackages.join(', ')} with a base of your own, ${shown}: it is not known which packages it takes.`,
            next: 'Have them in that image, or give runtime: debian.',
        });
    }
}
function baseImage(kind, libc, { debian, debianNumber }) {
    switch (kind) {
        case 'scratch':
            return 'scratch';
        case 'alpine':
            return `alpine:${PINS.alpine}`;
        case 'debian':
            return `debian:${debian}-slim`;
        case 'distroless':
            return `gcr.io/distroless/${libc === 'gnu' ? 'cc' : 'static'}-debian${debianNumber}:nonroot`;
        case 'image':
            throw new Error("a base of the user's own has no other name");
    }
}

;// CONCATENATED MODULE: ./build/js/src/plan/timestamp.js


/**
 * Crates that compile the time of the build into the program, and whether they take `SOURCE_DATE_EPOCH` for it.
 *
 * Sources: `SOURCE_DATE_EPOCH` in vergen 10 (`feature/build.rs`), built 0.8 (`krono.rs`) and shadow-rs 1.4 (`date_time.rs`); it is not in
 * build-time 0.1.3 and compile-time 0.2, which ask for the time alone.
 */
const EMBED_TIME = new Map([
    ['build-time', false],
    ['built', true],
    ['compile-time', false],
    ['shadow-rs', true],
    ['vergen', true],
    ['vergen-lib', true],
]);
/** Returns the first crate in use that compiles the time of the build in, and whether it can be told another. */
function embedsTime({ packages }) {
    const found = packages
        .map((each) => ({ name: describe(each), obeys: EMBED_TIME.get(each.package.name) }))
        .filter((each) => each.obeys !== undefined);
    return found.find(({ obeys }) => !obeys) ?? found[0] ?? null;
}
/** Chooses the time that the images have: that of the sources, so that two builds of them are the same image. */
function chooseTimestamp(timestamp, resolution) {
    const crate = embedsTime(resolution);
    const decided = timestamp === null
        ? because('timestamps', timestamp, {
            shown: 'those of the build',
            why: 'there is no commit that could say when the sources were written',
        })
        : because('timestamps', timestamp, {
            shown: timestamp.text,
            why: timestamp.from === 'git'
                ? 'the time of the commit, so that two builds of it are the same image'
                : 'SOURCE_DATE_EPOCH is set',
            from: timestamp.from === 'git' ? 'git' : 'SOURCE_DATE_EPOCH',
            input: 'SOURCE_DATE_EPOCH',
        });
    return {
        ...decided,
        embedsTime: crate !== null,
        advice: crate === null || crate.obeys
            ? []
            : [
                {
                    what: `${crate.name} compiles the time of the build into the program.`,
                    why: 'So two builds of one commit are two images, and every build is a new one to pull.',
                    change: 'Use a crate that obeys SOURCE_DATE_EPOCH, such as built or vergen: it is set to the time of the commit.',
                },
            ],
    };
}

;// CONCATENATED MODULE: ./build/js/src/plan/toolchain.js




const NEWEST = { name: 'stable', image: '1' };
/**
 * Chooses the toolchain: the one asked for, else the toolchain file's, else the newest stable.
 *
 * A release is the `rust` image of its version; what no image has, rustup installs into the newest one.
 *
 * @throws UserError for a toolchain that exists on somebody's machine alone
 */
function chooseToolchain(workspace, options) {
    const file = workspace.toolchain;
    if (options.rustVersion !== null) {
        const toolchain = toolchainOf(parseChannel(options.rustVersion) ?? NEWEST, file);
        return asked('toolchain', toolchain, 'rust-version', toolchain_shown(toolchain));
    }
    if (file === null) {
        const toolchain = toolchainOf(NEWEST, null);
        return because('toolchain', toolchain, {
            shown: toolchain_shown(toolchain),
            why: 'no toolchain file: the newest stable Rust',
            input: 'rust-version',
        });
    }
    const toolchain = toolchainOf(channelOf(file), file);
    const extras = [...toolchain.components, ...toolchain.targets];
    const why = [
        file.channel === null
            ? 'the toolchain file names no channel: the newest stable Rust'
            : `the toolchain file names ${file.channel}`,
        ...(toolchain.installed === null ? [] : ['no image has it, so rustup installs it']),
        ...(extras.length === 0 ? [] : [`with ${extras.join(', ')}`]),
    ].join('; ');
    return because('toolchain', toolchain, {
        shown: toolchain_shown(toolchain),
        why,
        from: file.path,
        input: 'rust-version',
    });
}
function channelOf(file) {
    if (file.ownPath !== null) {
        throw new errors/* UserError */.yo({
            what: `${file.path} names the folder of a toolchain, ${JSON.stringify(file.ownPath)}, which the builder does not have.`,
            where: { file: file.path },
            next: `Say with rust-version which toolchain the images are built with: ${CHANNEL_FORMS}.`,
        });
    }
    if (file.channel === null)
        return NEWEST;
    const channel = parseChannel(file.channel);
    if (channel !== null)
        return channel;
    throw new errors/* UserError */.yo({
        what: `${file.path} asks for the toolchain ${JSON.stringify(file.channel)}, which is neither a release nor a channel of Rust.`,
        where: { file: file.path },
        next: `Name one (${CHANNEL_FORMS}), or override it with rust-version.`,
    });
}
/** The slim variant: the full one adds 300 MB that no crate asked for. */
function toolchainOf(channel, file) {
    const version = channel.image ?? '1';
    const debian = debianFor(version);
    return {
        version,
        image: `rust:${version}-slim-${debian.name}`,
        debian: debian.name,
        debianNumber: debian.number,
        installed: channel.image === null ? channel.name : null,
        components: neededComponents(file),
        targets: neededTargets(file),
    };
}
/** Components that every toolchain has, or that help whoever writes the program: no build asks for them. */
const NOT_FOR_BUILDS = /^(cargo|clippy|miri|reproducible-artifacts|rls|rust-analysis|rust-analyzer|rust-docs(-json)?|rust-mingw|rust-std|rustc|rustc-docs|rustfmt)(-preview)?$/;
function neededComponents(file) {
    const named = file?.components ?? [];
    refuseOddNames(file, named, 'component');
    return [...new Set(named.filter((name) => !NOT_FOR_BUILDS.test(name)))].sort();
}
/** A build script may compile WebAssembly that goes into the program; the images' own targets are added in any case. */
function neededTargets(file) {
    const named = file?.targets ?? [];
    refuseOddNames(file, named, 'target');
    return [...new Set(named.filter((name) => name.startsWith('wasm32')))].sort();
}
function refuseOddNames(file, names, kind) {
    const odd = names.find((name) => !/^[a-z0-9][a-z0-9_.-]*$/i.test(name));
    if (file === null || odd === undefined)
        return;
    throw new errors/* UserError */.yo({
        what: `${file.path} names the ${kind} ${JSON.stringify(odd)}, which cannot be one.`,
        where: { file: file.path },
        next: 'Correct its name: rustup component list and rustup target list have all of them.',
    });
}
function toolchain_shown({ image, installed }) {
    return installed === null ? image : `${installed}, on ${image}`;
}
/**
 * Returns advice when packages ask for a newer Rust than the one that was chosen: cargo refuses to compile them.
 * Of channels such as `stable` and `nightly` the version is not known here, and they are taken for new enough.
 */
function adviseOnRustVersion(toolchain, packages) {
    const version = toolchain.installed ?? toolchain.version;
    const chosen = release(version, 999);
    if (chosen === null)
        return [];
    const once = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
    const tooNew = [...once.values()]
        .map((each) => ({ ...each, wanted: release(each.rustVersion ?? '', 0) ?? 0 }))
        .filter(({ wanted }) => wanted > chosen);
    const newest = tooNew.toSorted((a, b) => b.wanted - a.wanted)[0]?.rustVersion;
    if (newest == null)
        return [];
    const named = tooNew
        .slice(0, MOST_NAMED)
        .map((each) => `${each.name} ${each.version} (${each.rustVersion})`);
    const others = tooNew.length - named.length;
    return [
        {
            what: `Rust ${version} is older than what packages ask for: ${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}.`,
            why: 'cargo refuses to compile a package with an older Rust than its rust-version.',
            change: `Name ${newest} or newer in the toolchain file, or give rust-version: ${newest}.`,
        },
    ];
}
/** First release that reads what a manifest or lockfile says (cargo's CHANGELOG; the edition guide). */
const EDITIONS = new Map([
    ['2018', '1.31'],
    ['2021', '1.56'],
    ['2024', '1.85'],
]);
const LOCKFILES = new Map([
    [3, '1.53'],
    [4, '1.78'],
]);
const RESOLVERS = new Map([
    [2, '1.51'],
    [3, '1.84'],
]);
/**
 * @throws UserError when the chosen release is too old to read the manifests or the lockfile: unlike a `rust-version`, that is
 * nothing that could be overridden
 */
function refuseOldToolchain(toolchain, { members, lockfile, resolver }) {
    const version = toolchain.installed ?? toolchain.version;
    const chosen = release(version, 999);
    if (chosen === null)
        return;
    const needs = [
        ...members.map(({ manifest, edition }) => ({
            file: manifest,
            what: `edition ${edition}`,
            first: EDITIONS.get(edition),
        })),
        ...(lockfile === null
            ? []
            : [
                {
                    file: lockfile.path,
                    what: `version ${lockfile.version}`,
                    first: LOCKFILES.get(lockfile.version),
                },
            ]),
        { file: 'Cargo.toml', what: `resolver ${resolver}`, first: RESOLVERS.get(resolver) },
    ];
    const tooNew = needs
        .filter(({ first }) => first !== undefined && (release(first, 0) ?? 0) > chosen)
        .toSorted((a, b) => (release(b.first ?? '', 0) ?? 0) - (release(a.first ?? '', 0) ?? 0));
    const [worst] = tooNew;
    if (worst === undefined)
        return;
    throw new errors/* UserError */.yo({
        what: `Rust ${version} cannot read ${worst.file}: ${worst.what} came with Rust ${worst.first ?? ''}.`,
        where: { file: worst.file },
        next: `Name ${worst.first ?? ''} or newer in the toolchain file, or give rust-version: ${worst.first ?? ''}.`,
    });
}
/** Packages that one line of advice names. */
const MOST_NAMED = 5;
/**
 * Returns the number of a release, for comparison; null for a name without a version.
 *
 * @param patch what stands for a patch version that is not given: an image's tag `1.85` is the newest 1.85
 */
function release(version, patch) {
    const found = /^1\.(\d{1,3})(?:\.(\d{1,3}))?$/.exec(version);
    return found === null ? null : Number(found[1]) * 1000 + Number(found[2] ?? patch);
}

;// CONCATENATED MODULE: ./build/js/src/plan/make.js

























/**
 * Decides everything about a build.
 *
 * @throws UserError when what is asked for does not exist, or could not work
 */
function makePlan(workspace, options, surroundings) {
    const binaries = selectBinaries(workspace, options);
    const platforms = choosePlatforms(options);
    const toolchain = chooseToolchain(workspace, options);
    const libc = chooseLibc(options, platforms.value);
    refuseOldRust(platforms.value, libc.value, toolchain.value);
    refuseOldToolchain(toolchain.value, workspace);
    const cross = chooseCross(options, libc.value);
    const optimize = chooseOptimize(workspace, options);
    const cargo = planCargo(workspace, options, binaries.value, optimize?.value ?? {});
    refuseUnknownProfile(workspace, options);
    // Chosen are only packages with a program: of those looked in, one without any may have a feature that these lack.
    refuseUnknownFeatures(workspace, cargo.value, options);
    const triples = platforms.value.flatMap(({ triple }) => triple[libc.value] ?? []);
    const resolution = resolve(workspace, cargo.value, triples);
    const target = { libc: libc.value, toolchain: toolchain.value, platforms: platforms.value };
    const needs = findNeeds(resolution, options, target);
    const runtime = chooseRuntime(options, libc.value, toolchain.value, needs.runtime, platforms.value);
    const system = chooseSystem(resolution, options, needs, { ...target, runtime: runtime.value });
    refuseMissingArchive(target, [...system.value.libraries, ...system.value.unpacked]);
    const context = chooseContext(workspace, options);
    const config = chooseConfig(workspace, { triples });
    const dependencyCache = chooseDependencyCache(workspace, options, context.value);
    const env = chooseEnvironment(workspace);
    const kinds = writtenKinds(options);
    const place = { runtime: runtime.value, workspace: context.value.workspace };
    const images = kinds.includes('runtime') ? planImages(binaries.value, options, surroundings, place) : [];
    const stages = chooseStages(workspace, options, {
        ...{ cargo: cargo.value, cross: cross.value, platforms: platforms.value, toolchain: toolchain.value },
        system: system.value,
        images: images.map(({ name }) => name),
        programs: binaries.value,
    });
    const name = nameOf(workspace.root, surroundings.checkout);
    const cache = chooseCache(options, surroundings, {
        ...{ root: workspace.root, name, libc: libc.value, platforms: platforms.value, cargo: cargo.value },
        stages: { kinds, target: options.target },
    }, images);
    const timestamp = chooseTimestamp(surroundings.timestamp, resolution);
    const publish = planPublish(options, builtPart({ images, stages: stages.value }).images.length > 0);
    const verify = chooseVerify(options);
    return {
        name,
        platforms: platforms.value,
        libc: libc.value,
        cross: cross.value,
        runtime: runtime.value,
        dependencyCache: dependencyCache.value,
        toolchain: toolchain.value,
        system: { ...system.value, tools: [...new Set([...system.value.tools, ...config.value.tools])].sort() },
        cargo: cargo.value,
        env: env?.value ?? {},
        images,
        pins: options.pin ? {} : null,
        stages: stages.value,
        context: context.value,
        config: config.value,
        cache: cache.value,
        timestamp: timestamp.value,
        embedsTime: timestamp.embedsTime,
        publish: publish.value,
        verify: verify.value,
        secrets: options.secrets.map(({ id }) => id).sort(),
        ssh: options.ssh,
        attestations: { provenance: options.provenance, sbom: options.sbom },
        solve: { args: Object.keys(options.buildArgs).sort(), noCache: options.noCache, pull: options.pull },
        decisions: [
            ...[binaries, platforms, toolchain, libc, cross, cargo].map(({ decision }) => decision),
            ...(optimize === null ? [] : [optimize.decision]),
            ...(env === null ? [] : [env.decision]),
            ...secretDecisions(options),
            ...system.build,
            context.decision,
            ...(config.decision === null ? [] : [config.decision]),
            dependencyCache.decision,
            runtime.decision,
            ...(options.pin ? [asked('pin', true, 'pin', 'base images by digest').decision] : []),
            ...system.image,
            ...contentDecisions(images, options),
            ...stages.decisions,
            ...[timestamp, cache, verify, publish].map(({ decision }) => decision),
        ].map((decision) => withOrigin(decision, options.origins)),
        advice: [
            ...adviseOnFlags(workspace, { triples }),
            ...adviseOnDependencyCache(workspace, options.dependencyCache, {
                context: context.value,
                cache: cache.value,
            }),
            ...adviseOnQueries(workspace),
            ...adviseOnBuildScripts(workspace, {
                members: new Set([
                    ...cargo.value.packages,
                    ...resolution.packages.map((found) => found.package.name),
                ]),
                installed: [...system.value.tools, ...config.value.tools],
            }),
            ...advise({ workspace, cargo: cargo.value, libc: libc.value, resolution }),
            ...adviseOnPages(resolution, workspace.config),
            ...adviseOnPlatforms(target, [...system.value.libraries, ...system.value.unpacked]),
            ...system.advice,
            ...timestamp.advice,
            ...adviseOnRustVersion(toolchain.value, [
                ...binaries.value.map(({ member }) => member),
                ...resolution.packages.map((each) => each.package),
            ]),
        ],
    };
}
/** The name of the workspace's folder; below a checkout the whole way to it, because `services/api` is not `tools/api`. */
function nameOf(root, checkout) {
    const inside = checkout !== null && root.startsWith(`${checkout}/`) ? root.slice(checkout.length + 1) : null;
    return inside?.replaceAll('/', '-') ?? root.split('/').findLast((part) => part !== '') ?? 'workspace';
}
function planCargo(workspace, options, binaries, settings) {
    if (options.locked === true && workspace.lockfile === null) {
        throw new errors/* UserError */.yo({
            what: 'locked: true without a Cargo.lock: cargo would have to write one, which locked forbids.',
            next: 'Run cargo generate-lockfile and commit Cargo.lock, or leave locked out.',
        });
    }
    const locked = options.locked ?? workspace.lockfile !== null;
    const value = {
        profile: options.profile,
        locked,
        packages: [...new Set(binaries.map(({ member }) => member.name))].sort(),
        bins: binaries.filter(({ kind }) => kind === 'bin').map(({ name }) => name),
        examples: binaries.filter(({ kind }) => kind === 'example').map(({ name }) => name),
        features: options.features,
        allFeatures: options.allFeatures,
        defaultFeatures: !options.noDefaultFeatures,
        settings,
    };
    const featureWords = options.allFeatures
        ? 'all features'
        : [value.defaultFeatures ? 'default features' : 'no default features', ...value.features].join(' + ');
    return because('cargo', value, {
        shown: `profile ${value.profile}, ${locked ? 'locked' : 'not locked'}, ${featureWords}`,
        why: [
            'one call for every binary and platform',
            ...(locked ? ['exactly the versions of Cargo.lock'] : []),
            ...fromManifests(options, ['profile', 'features', 'all-features', 'no-default-features']),
        ].join('; '),
        ...(options.locked === null ? locked && { from: 'Cargo.lock' } : { from: 'input locked' }),
        input: 'profile, locked, features',
    });
}
/** Says of several options that make one row which of them a manifest gave. */
function fromManifests({ origins }, names) {
    return names.flatMap((name) => {
        const origin = origins[name];
        return origin === undefined ? [] : [`${name} from ${origin}`];
    });
}
function planPublish({ push, load, tags }, hasImages) {
    if (push && !hasImages) {
        return because('publish', { push: false, load }, {
            shown: load ? 'load' : 'no',
            why: 'no image of a program is built, so nothing is pushed',
            from: 'input push',
            input: 'push',
        });
    }
    const value = { push, load };
    const shown = [push ? 'push' : '', load ? 'load' : ''].filter((word) => word !== '').join(' and ') || 'no';
    if (push || load)
        return asked('publish', value, push ? 'push' : 'load', shown);
    const why = tags.length === 0 ? 'no tags and no push' : 'push and load are off';
    return because('publish', value, {
        shown,
        why: `${why}: the images are built, proven and measured`,
        input: 'push',
    });
}
function chooseVerify({ verify, given }) {
    if (given.includes('verify'))
        return asked('verify', verify, 'verify');
    return because('verify', verify, { why: 'an image that cannot start is not published', input: 'verify' });
}

;// CONCATENATED MODULE: ./build/js/src/plan/manifest-options.js


/** What is built. These are one question: whoever answers one of them by an input has answered all. */
const SELECTION = new Set(['packages', 'bins', 'examples']);
/** What each image can have for itself. */
const PER_IMAGE = [
    'assets',
    'cmd',
    'entrypoint',
    'env',
    'expose',
    'healthcheck',
    'workdir',
];
/**
 * Fills in what the manifests say where no input says it: first that of the workspace, by which the packages may be chosen, then
 * those of the chosen packages, which win over it.
 *
 * @throws UserError where two chosen packages ask for different things of which there is only one for the whole build
 */
function withManifests(workspace, inputs, manifests) {
    const { workspace: shared } = manifests;
    const base = shared === null ? inputs : withShared(workspace, inputs, shared);
    const own = selectMembers(workspace, base)
        .filter((member) => programsOf(member).length > 0)
        .map((member) => ({ member, manifest: manifests.packages.get(member.name) ?? null }));
    const isOpen = (name) => !inputs.given.includes(name);
    const names = [...new Set(own.flatMap(({ manifest }) => manifest?.given ?? []))];
    const overrides = names
        .filter((name) => isOpen(name) && name !== 'labels' && !PER_IMAGE.some((own) => own === name))
        .map((name) => ({ name, from: agreed(name, own, shared) }));
    return {
        ...overrides.reduce((options, { name, from }) => manifest_options_taken(options, name, from), base),
        perPackage: Object.fromEntries(own.flatMap(({ member, manifest }) => manifest === null ? [] : [[member.name, ownOptions(manifest, shared, inputs)]])),
    };
}
/** A folder of a member names its package as well as the input would. */
function withShared(workspace, inputs, shared) {
    const isSelected = [...SELECTION].some((name) => inputs.given.includes(name)) || enteredMember(workspace) !== undefined;
    const names = shared.given.filter((name) => !inputs.given.includes(name) && !(isSelected && SELECTION.has(name)));
    return {
        ...names.reduce((options, name) => manifest_options_taken(options, name, [shared]), inputs),
        labels: [...shared.options.labels, ...inputs.labels],
    };
}
/** Returns the options with one taken from manifests that say the same. */
function manifest_options_taken(options, name, from) {
    const [first] = from;
    if (first === undefined)
        return options;
    return {
        ...options,
        ...Object.fromEntries(fieldsOf(name).map((field) => [field, first.options[field]])),
        given: options.given.includes(name) ? options.given : [...options.given, name],
        origins: { ...options.origins, [name]: from.map(({ origin }) => origin).join(', ') },
    };
}
/** Every input that a manifest can give is an option of its name; a base of the user's own has its reference in another. */
function fieldsOf(name) {
    if (name === 'runtime')
        return ['runtime', 'runtimeImage'];
    return [name.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase())];
}
/** Returns the manifests of packages that give an option; a package that says nothing goes along, unless the workspace speaks for it. */
function agreed(name, own, shared) {
    const fields = fieldsOf(name);
    const speaking = own.flatMap(({ manifest }) => (manifest?.given.includes(name) === true ? [manifest] : []));
    const isShared = speaking.length < own.length && shared?.given.includes(name) === true;
    const [first, ...others] = [...speaking, ...(isShared ? [shared] : [])];
    const valueOf = ({ options }) => JSON.stringify(fields.map((field) => options[field]));
    const other = others.find((each) => first !== undefined && valueOf(each) !== valueOf(first));
    if (first !== undefined && other !== undefined)
        throw conflict(name, first, other);
    return speaking;
}
function conflict(name, one, other) {
    return new errors/* UserError */.yo({
        what: `${one.origin} and ${other.origin} ask for different ${name}, and there is one for all that is built together.`,
        where: { file: one.file },
        next: `Say it once, in [workspace.metadata.docker] or with the input ${name}; or build the packages one at a time, with packages.`,
    });
}
/** Labels are joined by their keys, the later ones winning; all else takes the place of what is said for all. */
function ownOptions({ given, options }, shared, inputs) {
    return {
        ...Object.fromEntries(PER_IMAGE.filter((name) => given.includes(name) && !inputs.given.includes(name)).map((name) => [
            name,
            options[name],
        ])),
        ...(given.includes('labels')
            ? { labels: [...(shared?.options.labels ?? []), ...options.labels, ...inputs.labels] }
            : {}),
    };
}

;// CONCATENATED MODULE: ./build/js/src/report/report.js
/** Version of the form of {@link BuildReport}: grows when a field goes away or changes its meaning. */
const REPORT_VERSION = 1;
/** Puts the report together from what each step of the pipeline found out. */
function makeReport(parts) {
    const { plan, result, timings } = parts;
    return {
        reportVersion: REPORT_VERSION,
        plan,
        dockerfile: parts.dockerfile,
        builder: parts.builder,
        images: parts.images.map((image) => ({
            ...image,
            digest: parts.published?.get(image.image) ?? image.digest,
            tags: plan.images.find(({ name }) => name === image.image)?.tags ?? [],
            pushed: parts.published !== null,
        })),
        findings: parts.findings,
        steps: result.steps,
        timings: {
            total: Math.round(timings.total),
            buildx: Math.round(timings.buildx),
            own: Math.round(timings.total - timings.buildx),
        },
        metadata: result.metadata,
    };
}

// EXTERNAL MODULE: ./node_modules/ignore/index.js
var ignore = __nccwpck_require__(298);
;// CONCATENATED MODULE: ./build/js/src/workspace/ignored.js




/** Each star may try every place in a path, so a line with many of them could take very long. Nobody writes such a line. */
const MOST_STARS = 5;
/** Of a longer file nothing is said: it is for advice only, and the library takes its time for each line. */
const MOST_LINES = 2000;
/**
 * Returns where git is told to ignore the lockfile, as `file:line` with the file relative to the workspace root; null
 * where it is not. The `.gitignore` nearest to the root has the last word (gitignore's manual).
 *
 * @param root absolute path of the workspace root
 * @param repository absolute path of the checkout's top folder
 */
function lockfileIgnoredBy(root, repository) {
    for (let folder = root;; folder = external_node_path_.dirname(folder)) {
        const verdict = verdictOf(folder, external_node_path_.join(external_node_path_.relative(folder, root), 'Cargo.lock'));
        if (verdict?.ignored === true) {
            return `${external_node_path_.relative(root, external_node_path_.join(folder, '.gitignore'))}:${verdict.line}`;
        }
        if (verdict !== null || folder === repository || folder === external_node_path_.dirname(folder))
            return null;
    }
}
/** What the `.gitignore` of one folder says of a file below it; null: nothing. */
function verdictOf(folder, file) {
    if (!(0,external_node_fs_.existsSync)(external_node_path_.join(folder, '.gitignore')))
        return null;
    return judge(looseText(folder, '.gitignore'), file);
}
/**
 * Returns whether a `.dockerignore` leaves a file or folder out: the last line that matches it, or a folder on the way to it,
 * decides, so that a line with `!` brings back what lies in a folder that is left out (moby/patternmatcher,
 * `MatchesOrParentMatches`). A line counts from the context.
 */
function isDockerignored(text, file) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    if (lines.length > MOST_LINES)
        return false;
    let isIgnored = false;
    for (const line of lines) {
        const [, negation = '', pattern = ''] = /^(!?)\s*\/*(.*?)\/*$/.exec(line) ?? [];
        if (pattern === '' || line.startsWith('#') || !isUsable(`/${pattern}`, file))
            continue;
        if (ignore().add(`/${pattern}`).ignores(file))
            isIgnored = negation === '';
    }
    return isIgnored;
}
function judge(text, file) {
    const lines = text.split(/\r?\n/);
    if (lines.length > MOST_LINES)
        return null;
    const manager = ignore();
    lines.forEach((pattern, index) => {
        if (isUsable(pattern, file))
            manager.add({ pattern, mark: String(index + 1) });
    });
    const { ignored, unignored, rule } = manager.checkIgnore(file);
    return ignored || unignored ? { ignored, line: rule?.mark ?? '' } : null;
}
/** The library throws where a line makes no regular expression (`[b-a]`); git takes such a line to match nothing. */
function isUsable(pattern, file) {
    if (pattern.split('*').length > MOST_STARS + 1)
        return false;
    try {
        ignore().add(pattern).checkIgnore(file);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/js/src/workspace/build-scripts.js

/** How a build script starts a program; `NpmBuild` of the crate static-files starts npm. */
const START = /\bCommand::new\(\s*"([A-Za-z0-9][\w.+-]*)"\s*\)|\b(NpmBuild)::new\(/g;
/**
 * Returns the programs that the members' own build scripts start by a name that stands in their text, each once for a member,
 * in the order in which they stand there. What those scripts' modules and dependencies start is not looked for.
 */
function readScriptPrograms({ root, members }) {
    return members.flatMap(({ name, targets }) => targets
        .filter(({ kind }) => kind === 'build-script')
        .flatMap((script) => {
        const seen = new Map();
        looseText(root, script.path)
            .split('\n')
            .forEach((line, at) => {
            if (/^\s*\/\//.test(line))
                return;
            for (const [, named, npm] of line.matchAll(START)) {
                const program = named ?? (npm === undefined ? null : 'npm');
                if (program !== null && !seen.has(program))
                    seen.set(program, `${script.path}:${at + 1}`);
            }
        });
        return [...seen].map(([program, place]) => ({ member: name, program, place }));
    }));
}

;// CONCATENATED MODULE: ./build/js/src/workspace/order.js
/** Orders text by code unit: the same on every machine, unlike `localeCompare`. */
function compareText(a, b) {
    if (a === b)
        return 0;
    return a < b ? -1 : 1;
}
/** Returns a copy of the record with its keys in order. */
function sortedRecord(record) {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));
}
/** Orders targets by kind, then name. */
function sortTargets(targets) {
    return [...targets].sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name));
}

// EXTERNAL MODULE: ./node_modules/@iarna/toml/toml.js
var toml = __nccwpck_require__(4572);
;// CONCATENATED MODULE: ./build/js/src/workspace/toml.js



/**
 * Returns a TOML file of a folder as a table.
 *
 * @param root absolute path of the folder
 * @param file path relative to it, which is also how the file is called in an error
 * @param within absolute path of the folder that it must not leave, where that is another one above the first
 * @throws UserError when it cannot be read, and with line and column when it is not TOML 1.0
 */
function readToml(root, file, within = root) {
    const text = readText(root, file, within);
    try {
        // The parser takes the first half of a line break from Windows for a control character when a comment is before it.
        const table = toml.parse(text.replaceAll('\r\n', '\n'));
        if (isTooDeep(table))
            throw new Error(`its tables lie more than ${toml_MAX_DEPTH} deep`);
        return table;
    }
    catch (error) {
        throw new errors/* UserError */.yo({
            what: `${file} is not valid TOML: ${toml_reason(error)}.`,
            where: { file, ...position(error, text) },
            next: 'Correct the line. (TOML 1.1, which cargo reads since 1.94, is not read here: install cargo for it.)',
        }, { cause: error });
    }
}
/** Whoever walks a table does it by recursion. */
const toml_MAX_DEPTH = 128;
function isTooDeep(table) {
    let level = [table];
    for (let depth = 0; level.length > 0; depth += 1) {
        if (depth > toml_MAX_DEPTH)
            return true;
        level = level.flatMap((value) => typeof value === 'object' && value !== null ? Object.values(value) : []);
    }
    return false;
}
/** The parser's message is followed by the position and an excerpt; only its first part is for a person. */
function toml_reason(error) {
    const message = (0,errors/* messageOf */.bD)(error);
    return (message.split('\n')[0] ?? message)
        .replace(/ at row \d+, col \d+, pos \d+:?$/, '')
        .replace(/(?:"(\d+)"|(?<=escape character: )(\d+))$/, (_, quoted, bare) => JSON.stringify(quoted === undefined
        ? `\\${String.fromCodePoint(Number(bare))}`
        : String.fromCodePoint(Number(quoted))))
        .replace(/\.$/, '');
}
/**
 * `@iarna/toml` counts lines from 0, and columns from 1 in the first line and from 0 in the others. At the end
 * of the file it counts one too many.
 */
function position(error, text) {
    if (!(error instanceof Error && 'line' in error && 'col' in error))
        return {};
    const { line, col } = error;
    if (typeof line !== 'number' || typeof col !== 'number')
        return {};
    const length = text.split('\n')[line]?.replace(/\r$/, '').length ?? 0;
    return { line: line + 1, column: Math.min(line === 0 ? col : col + 1, length + 1) };
}
/** Returns the table at a key, or an empty one. */
function tableAt(table, key) {
    const value = table[key];
    return isTable(value) ? value : {};
}
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
function stringAt(table, key) {
    const value = table[key];
    return typeof value === 'string' ? value : null;
}
/** Returns the strings of an array, and nothing where there is none. */
function stringsAt(table, key) {
    const value = table[key];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

;// CONCATENATED MODULE: ./build/js/src/workspace/defaults.js



/**
 * Returns the `docker` table of a manifest's metadata, as far as it can mean anything: what it means is not known here.
 *
 * @param metadata `[package.metadata]` or `[workspace.metadata]`, which cargo leaves to others
 * @param file path of the manifest relative to the workspace root
 * @param section `package` or `workspace`
 * @returns null when there is none
 * @throws UserError when it is no table
 */
function readDefaults(metadata, file, section) {
    const docker = isTable(metadata) ? metadata.docker : undefined;
    if (docker === undefined)
        return null;
    if (!isTable(docker)) {
        throw new errors/* UserError */.yo({
            what: `${file}: docker in [${section}.metadata] is not a table.`,
            where: { file },
            next: `Write it as [${section}.metadata.docker], with a line for each key.`,
        });
    }
    return sortedRecord(Object.fromEntries(Object.entries(docker).map(([key, value]) => [key, plainValue(value)])));
}
/** The same for both readers: cargo's answer in JSON has other forms for dates, fractions and big numbers than TOML. */
function plainValue(value) {
    return Array.isArray(value) ? value.map(scalar) : scalar(value);
}
function scalar(value) {
    if (typeof value === 'string' || typeof value === 'boolean')
        return value;
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

;// CONCATENATED MODULE: ./build/js/src/workspace/dependencies.js



/** With the spellings that cargo reads up to edition 2021. */
const DEPENDENCY_TABLES = [
    'dependencies',
    'dev-dependencies',
    'dev_dependencies',
    'build-dependencies',
    'build_dependencies',
];
/** Every table of dependencies in a manifest, those for a target or a cfg included. */
function dependencyTables(manifest) {
    const perTarget = Object.values(tableAt(manifest, 'target')).filter(isTable);
    return [manifest, ...perTarget].flatMap((holder) => DEPENDENCY_TABLES.map((key) => tableAt(holder, key)));
}
/**
 * Returns the absolute folders of the path dependencies, `workspace = true` ones included.
 *
 * @param folder absolute path of the package
 * @param root absolute path of the workspace root
 * @param workspace its `[workspace]`
 */
function pathDependencies(manifest, folder, root, workspace) {
    const shared = tableAt(workspace, 'dependencies');
    return dependencyTables(manifest).flatMap((dependencies) => Object.entries(dependencies).flatMap(([key, value]) => {
        if (!isTable(value))
            return [];
        const isShared = value.workspace === true;
        const file = stringAt(isShared ? tableAt(shared, key) : value, 'path');
        return file === null ? [] : [external_node_path_.resolve(isShared ? root : folder, file)];
    }));
}
/**
 * Returns the features with the ones that optional dependencies stand for: an optional dependency is a
 * feature of its name unless some feature names it as `dep:` (cargo book, "Features", "Optional dependencies").
 */
function readFeatures(manifest) {
    const table = tableAt(manifest, 'features');
    const declared = Object.keys(table).map((name) => [name, stringsAt(table, name)]);
    const explicit = new Set(declared.flatMap(([, values]) => values));
    const implicit = dependencyTables(manifest)
        .flatMap((dependencies) => Object.entries(dependencies))
        .filter(([name, value]) => isTable(value) && value.optional === true && !explicit.has(`dep:${name}`))
        .map(([name]) => [name, [`dep:${name}`]]);
    return sortedRecord(Object.fromEntries([...implicit, ...declared]));
}
const KINDS = {
    normal: ['dependencies'],
    dev: ['dev-dependencies', 'dev_dependencies'],
    build: ['build-dependencies', 'build_dependencies'],
};
/**
 * Returns the dependencies that a manifest declares, `workspace = true` ones filled in (cargo book, "Inheriting a dependency
 * from a workspace"). In no order.
 *
 * @param folder absolute path of the package
 * @param root absolute path of the workspace root
 * @param workspace its `[workspace]`
 */
function declaredDependencies(manifest, folder, root, workspace) {
    const shared = tableAt(workspace, 'dependencies');
    const perTarget = Object.entries(tableAt(manifest, 'target')).map(([target, holder]) => ({
        target: canonicalTarget(target),
        holder: isTable(holder) ? holder : {},
    }));
    return [{ target: null, holder: manifest }, ...perTarget].flatMap(({ target, holder }) => Object.entries(KINDS).flatMap(([kind, spellings]) => {
        const spelling = spellings.find((one) => isTable(holder[one]));
        if (spelling === undefined)
            return [];
        return Object.entries(tableAt(holder, spelling)).map(([key, value]) => ({
            ...declared(key, value, { folder, root, shared }),
            kind: kind,
            target,
        }));
    }));
}
function declared(key, value, { folder, root, shared }) {
    const own = isTable(value) ? value : { version: value };
    const isShared = own.workspace === true;
    const common = isShared ? shared[key] : own;
    const source = isTable(common) ? common : { version: common };
    const file = stringAt(source, 'path');
    return {
        key,
        name: stringAt(source, 'package') ?? key,
        requirement: stringAt(source, 'version'),
        folder: file === null ? null : external_node_path_.resolve(isShared ? root : folder, file),
        optional: own.optional === true,
        // A member can add the default features to what it inherits, and not take them away.
        defaultFeatures: defaultFeatures(source) || (isShared && defaultFeatures(own, false)),
        features: sortedSet([...stringsAt(source, 'features'), ...stringsAt(own, 'features')]),
    };
}
function defaultFeatures(table, unsaid = true) {
    const value = table['default-features'] ?? table.default_features;
    return typeof value === 'boolean' ? value : unsaid;
}
/** Returns the same from `cargo metadata`. */
function declaredInMetadata(dependency) {
    const { name, kind } = dependency;
    return {
        key: dependency.rename ?? name,
        name,
        requirement: dependency.req ?? null,
        folder: dependency.path ?? null,
        kind: kind === 'dev' || kind === 'build' ? kind : 'normal',
        target: dependency.target ?? null,
        optional: dependency.optional === true,
        defaultFeatures: dependency.uses_default_features !== false,
        features: sortedSet(dependency.features ?? []),
    };
}
/** Returns a table's name under `[target]` as cargo prints it: `cfg(any(unix, target_os = "wasi"))`. */
function canonicalTarget(target) {
    if (!target.startsWith('cfg(') || !target.endsWith(')'))
        return target;
    // A string, or anything between strings: spaces mean nothing there, nor does a comma at the end of a list.
    return target.replace(/"[^"]*"|[^"]+/g, (part) => part.startsWith('"')
        ? part
        : part
            .replace(/ +/g, '')
            .replace(/,+(?=\))/g, '')
            .replace(/,/g, ', ')
            .replace(/=/g, ' = '));
}
function sortedSet(values) {
    return [...new Set(values)].sort(compareText);
}

;// CONCATENATED MODULE: ./build/js/src/workspace/graph.js

/** The same for every reader, and nothing of the machine in it: the lockfile knows no two packages of one. */
function idOf({ name, version, source }) {
    return `${name}@${version}${source === null ? '' : ` (${source})`}`;
}
function identity({ name, version, source, }) {
    return { id: idOf({ name, version, source }), name, version, source };
}
/** Returns a declared dependency with the id of what it is locked to. */
function edge({ key, kind, target, optional, defaultFeatures, features }, id) {
    return { key, package: id, kind, target, optional, defaultFeatures, features };
}
/** Orders dependencies by key, kind, target and what they are locked to. */
function compareDependencies(a, b) {
    return (compareText(a.key, b.key) ||
        compareText(a.kind, b.kind) ||
        compareText(a.target ?? '', b.target ?? '') ||
        compareText(a.package, b.package));
}
/** Adds a value to the list at a key. */
function append(map, key, value) {
    const known = map.get(key);
    if (known === undefined)
        map.set(key, [value]);
    else
        known.push(value);
}

;// CONCATENATED MODULE: ./build/js/src/workspace/lockfile.js




/**
 * Returns the lockfile of a workspace root, or null when there is none.
 *
 * @throws UserError when it cannot be read or is not TOML
 */
function readLockfile(root) {
    if (!(0,external_node_fs_.existsSync)(external_node_path_.join(root, 'Cargo.lock')))
        return null;
    const table = readToml(root, 'Cargo.lock');
    const packages = Array.isArray(table.package) ? table.package : [];
    // Before 2017 the root package stood by itself.
    const entries = [...packages, table.root]
        .filter(isTable)
        .map((entry) => ({
        name: stringAt(entry, 'name') ?? '',
        version: stringAt(entry, 'version') ?? '',
        source: stringAt(entry, 'source'),
        dependencies: stringsAt(entry, 'dependencies'),
    }))
        .sort(comparePackages);
    return {
        lockfile: {
            path: 'Cargo.lock',
            version: lockVersion(table.version, table),
            packages: entries.map(({ name, version, source }) => ({ name, version, source })),
        },
        entries,
    };
}
/** Orders packages by name, version and source. */
function comparePackages(a, b) {
    return (compareText(a.name, b.name) ||
        compareText(a.version, b.version) ||
        compareText(a.source ?? '', b.source ?? ''));
}
/** Formats 1 and 2 carry no number: only 1 has the checksums in a table `metadata` (cargo's `core/resolver/encode.rs`). */
function lockVersion(version, table) {
    if (typeof version === 'number')
        return version;
    return isTable(table.metadata) ? 1 : 2;
}

;// CONCATENATED MODULE: ./build/js/src/workspace/graph-cargo.js




/**
 * Returns the exact graph of `cargo metadata`, or null where it was asked without dependencies.
 *
 * `packages` has the dependencies as they are declared, `resolve` has what each package is locked to: they are joined by the
 * name of the package, kind and target, and where two versions of it are left, by the name in the sources.
 */
function graphFromMetadata(metadata) {
    if (metadata.resolve === null || metadata.resolve === undefined)
        return null;
    const byId = new Map(metadata.packages.map((one) => [one.id, one]));
    const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
    return {
        precision: 'exact',
        packages: metadata.packages
            .filter(({ id }) => nodes.has(id))
            .map((one) => fromMetadata(one, nodes.get(one.id), byId))
            .sort(comparePackages),
    };
}
function fromMetadata(one, node, byId) {
    const has = (kind) => one.targets.some((target) => target.kind.includes(kind));
    const byName = new Map();
    for (const { name: crate, pkg, dep_kinds: kinds } of node?.deps ?? []) {
        const locked = byId.get(pkg);
        if (locked === undefined)
            continue;
        const places = new Set((kinds ?? []).map(({ kind, target }) => placeOf(kind, target)));
        append(byName, locked.name, { crate, locked, places });
    }
    return {
        ...identity({ name: one.name, version: one.version, source: one.source ?? null }),
        links: one.links ?? null,
        procMacro: has('proc-macro'),
        buildScript: has('custom-build'),
        rustVersion: one.rust_version ?? null,
        features: sortedRecord(one.features),
        dependencies: one.dependencies
            .flatMap((dependency) => {
            const locked = lockedAs(dependency, byName.get(dependency.name) ?? []);
            if (locked === undefined)
                return [];
            const { name, version, source } = locked;
            return [edge(declaredInMetadata(dependency), idOf({ name, version, source: source ?? null }))];
        })
            .sort(compareDependencies),
    };
}
/** Two versions of a package can be at one place only under different names, one of which it was renamed to. */
function lockedAs({ rename, kind, target }, named) {
    const candidates = named.filter(({ places }) => places.has(placeOf(kind, target)));
    if (candidates.length < 2)
        return candidates[0]?.locked;
    const crate = rename?.replaceAll('-', '_');
    const isMeant = (one) => crate === undefined
        ? one.locked.targets.some(({ name }) => name.replaceAll('-', '_') === one.crate)
        : one.crate === crate;
    return (candidates.find(isMeant) ?? candidates[0])?.locked;
}
function placeOf(kind, target) {
    return `${kind ?? 'normal'} ${target ?? ''}`;
}

;// CONCATENATED MODULE: ./build/js/src/workspace/stale.js

/** Returns the error for a lockfile that `--locked` refuses. */
function staleLockfile(detail = '') {
    return new errors/* UserError */.yo({
        what: `Cargo.lock is not up to date with the manifests${detail}.`,
        where: { file: 'Cargo.lock' },
        next: 'Run `cargo update --workspace` (or any cargo build) and commit Cargo.lock; or give locked: false.',
    });
}
/**
 * Refuses a lockfile in which a dependency of a member is certain to be missing: cargo locks all of them, whatever they are
 * for. Whether the versions fit is cargo's to say.
 *
 * @throws UserError that names the first such dependency
 */
function refuseStale({ members, details }, entries) {
    const locked = new Set(entries.map(({ name }) => name));
    const local = entries.filter(({ source }) => source === null);
    for (const { name, version } of members) {
        const own = local.filter((entry) => entry.name === name);
        if (own.length > 0 && own.every((entry) => entry.version !== version)) {
            throw staleLockfile(`: it has ${name} ${own[0]?.version ?? ''}, and the manifest says ${version}`);
        }
        for (const { name: dependency, folder } of details.get(name)?.dependencies ?? []) {
            if (folder === null && !locked.has(dependency)) {
                throw staleLockfile(`: it does not have ${JSON.stringify(dependency)}, which ${name} depends on`);
            }
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/workspace/cargo.js









/**
 * Asks cargo for the members of a workspace and what they are locked to.
 *
 * With a lockfile to keep to, the call is `--locked`, so that a lockfile that is out of date is found now and not
 * after the builder image was fetched; `--all-features`, because cargo leaves optional dependencies that are off out of its
 * answer, and the call that will be planned may turn them on. Without one it is `--no-deps`, because a plain call would write
 * a `Cargo.lock` into the user's checkout. It is that too where the registry cannot be reached from here: the
 * build, which may have other means, checks the lockfile again.
 *
 * @param folder absolute path of the package or workspace that was asked for
 * @param root absolute path of its workspace root
 * @param config arguments for what of the checkout's configuration cargo is told
 * @returns null when there is no cargo, or rustup cannot run the toolchain that the workspace asks for
 * @throws UserError with cargo's own words when it refuses the workspace
 */
async function fromCargo(folder, root, run, locked, config = []) {
    const output = await run([
        ...['metadata', '--format-version', '1', ...(locked ? ['--locked', '--all-features'] : ['--no-deps'])],
        ...['--manifest-path', external_node_path_.join(folder, 'Cargo.toml')],
        ...config,
    ], elsewhere(folder));
    if (output === null)
        return null;
    if (output.exitCode === 0)
        return understood(output.stdout);
    if (isRustup(output.stderr) || isBeyondThisCargo(output.stderr))
        return null;
    if (locked && (isUnreachable(output.stderr) || (isStale(output.stderr) && hasConfig(root)))) {
        return fromCargo(folder, root, run, false, config);
    }
    throw refusal(output.stderr, folder, root);
}
/**
 * Returns the folder that cargo is called in: the top of the file system, because cargo takes `.cargo/config.toml`,
 * and rustup the toolchain file, from the folder it is called in and those above. Both can name programs to run
 * (`build.rustc-wrapper`, a credential provider, `toolchain.path`), and a checkout is not to run any out here.
 */
function elsewhere(folder) {
    return external_node_path_.parse(folder).root;
}
/**
 * A workspace may ask for a newer cargo than the default one here, or for a registry that its own configuration
 * names: the builder has both, so that is no fault.
 */
function isBeyondThisCargo(stderr) {
    return /newer version of Cargo|nightly version of Cargo|does not understand this lock file|requires `-Z|feature `[^`]+` is required|this version of Cargo is older|registry index was not found|requires rustc \S+ or newer|no such registry/i.test(stderr);
}
function understood(text) {
    try {
        return cargo_fromMetadata(JSON.parse(text));
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            throw error;
        throw new errors/* UserError */.yo({
            what: `cargo metadata did not answer in the JSON that it is known for: ${(0,errors/* messageOf */.bD)(error)}.`,
            next: 'Check what the command cargo is on this machine.',
        }, { cause: error });
    }
}
/**
 * rustup stands in for cargo and may have to install a toolchain first: reading the manifests is quicker. What it
 * says of a broken toolchain file, our own reader says with line and column.
 */
function isRustup(stderr) {
    return /^error: .*(toolchain '.*' is not installed|toolchain '.*' does not|is not installed for the .*toolchain|rustup could not choose a version|could not parse override file|invalid toolchain|is not applicable to the .*toolchain)/m.test(stderr);
}
function isStale(stderr) {
    return /--locked was passed|the lock file \S+ needs to be updated/.test(stderr);
}
/** cargo is told only a part of a configuration, and nothing of its registries: where there is one, the build has the last word on the lockfile. */
function hasConfig(root) {
    return ['config.toml', 'config'].some((name) => (0,external_node_fs_.existsSync)(external_node_path_.join(root, '.cargo', name)));
}
/** Dependencies that cannot be fetched say nothing about the workspace itself. */
function isUnreachable(stderr) {
    return /offline mode|failed to download|failed to fetch|failed to authenticate|no token found|credential-provider|network failure|could not (connect|resolve)/i.test(stderr);
}
/** Returns `cargo metadata`'s answer in the form and order of a workspace. */
function cargo_fromMetadata(metadata) {
    const root = metadata.workspace_root.replaceAll('\\', '/');
    const ids = new Set(metadata.workspace_members);
    const packages = metadata.packages.filter(({ id }) => ids.has(id));
    const byFolder = new Map(packages.map(({ manifest_path, name }) => [external_node_path_.dirname(manifest_path), name]));
    const names = (wanted) => {
        const set = new Set(wanted);
        return packages
            .filter(({ id }) => set.has(id))
            .map(({ name }) => name)
            .sort(compareText);
    };
    return {
        root,
        members: packages
            .map((found) => member(found, root, byFolder))
            .sort((a, b) => compareText(a.name, b.name)),
        defaultMembers: names(metadata.workspace_default_members ?? metadata.workspace_members),
        defaults: readDefaults(metadata.metadata, 'Cargo.toml', 'workspace'),
        details: new Map(packages.map(({ name, links, dependencies }) => [
            name,
            { links: links ?? null, dependencies: dependencies.map(declaredInMetadata) },
        ])),
        graph: graphFromMetadata(metadata),
    };
}
function member(found, root, byFolder) {
    const dependencies = found.dependencies
        .map((dependency) => (dependency.path === undefined ? undefined : byFolder.get(dependency.path)))
        .filter((name) => name !== undefined && name !== found.name);
    const manifest = external_node_path_.relative(root, found.manifest_path);
    return {
        name: found.name,
        version: found.version,
        manifest,
        edition: found.edition,
        rustVersion: found.rust_version ?? null,
        description: found.description ?? null,
        license: found.license ?? null,
        repository: found.repository ?? null,
        defaultRun: found.default_run ?? null,
        targets: sortTargets(found.targets.flatMap((target) => translateTarget(target, root))),
        features: sortedRecord(found.features),
        memberDependencies: [...new Set(dependencies)].filter((name) => name !== undefined).sort(compareText),
        defaults: readDefaults(found.metadata, manifest, 'package'),
    };
}
function translateTarget(target, root) {
    const kind = targetKind(target);
    if (kind === null)
        return [];
    return [
        {
            kind,
            name: target.name,
            path: external_node_path_.relative(root, target.src_path),
            requiredFeatures: [...(target['required-features'] ?? [])].sort(compareText),
        },
    ];
}
function targetKind({ kind: kinds, crate_types: crateTypes = [] }) {
    if (kinds.includes('example'))
        return crateTypes.every((type) => type === 'bin') ? 'example' : null;
    if (kinds.includes('bin'))
        return 'bin';
    if (kinds.includes('proc-macro'))
        return 'proc-macro';
    if (kinds.includes('custom-build'))
        return 'build-script';
    if (kinds.some((kind) => ['lib', 'rlib', 'dylib', 'cdylib', 'staticlib'].includes(kind)))
        return 'lib';
    return null;
}
/** Turns what cargo printed into a problem: its words, and the place it points at. */
function refusal(stderr, folder, root) {
    const text = stderr
        .split('\n')
        .filter((line) => !/^\s*(Updating|Downloading|Downloaded|Locking|Blocking)\b/.test(line))
        .join('\n')
        .trim();
    if (isStale(text))
        return staleLockfile();
    const where = placeIn(text, folder, root);
    if (where !== null && !isOwn(root, where.file)) {
        return new errors/* UserError */.yo({
            what: `cargo cannot read ${where.file}, which is outside of the workspace. What it says is not shown, because it quotes the file.`,
            where,
            next: 'Correct that file, or replace the link that leads there; `cargo metadata` on your machine says more.',
        });
    }
    return new errors/* UserError */.yo({
        what: `cargo cannot read the workspace:\n${where === null ? withoutQuotes(text) : text}`,
        ...(where === null ? {} : { where }),
        next: 'Correct what cargo names; `cargo metadata` on your machine says the same.',
    });
}
/**
 * Whether a file is the workspace's, and no link out of it: cargo quotes the line at fault, and a link may point at this
 * machine's secrets.
 */
function isOwn(root, file) {
    try {
        refuseOutside(root, file);
        return true;
    }
    catch {
        return false;
    }
}
/** Leaves out the lines in which cargo draws a part of a file. */
function withoutQuotes(text) {
    return text
        .split('\n')
        .filter((line) => !/^\s*\d*\s*\|/.test(line))
        .join('\n');
}
/** What cargo calls the file at fault when it has no line, the closest to the fault first. */
const FILES_AT_FAULT = [
    /manifest at `([^`]+)`/,
    /path at `([^`]+)` was not valid utf-8/,
    /lock file at: (.+)/,
    /^current: +(.+)/m,
    /referenced .*?by workspace at `([^`]+)`/,
];
/** Finds `--> crates/api/Cargo.toml:3:5`, or the file that cargo names. */
function placeIn(text, folder, root) {
    const arrow = /--> (.+?):(\d+):(\d+)/.exec(text);
    if (arrow?.[1] !== undefined) {
        return { file: fromRoot(arrow[1], folder, root), line: Number(arrow[2]), column: Number(arrow[3]) };
    }
    const named = FILES_AT_FAULT.map((pattern) => pattern.exec(text)?.[1]).find((file) => file !== undefined);
    return named === undefined ? null : { file: fromRoot(named, folder, root) };
}
/** Cargo names files absolutely, or relative to the folder it was called in; some messages, to the manifest's. */
function fromRoot(file, folder, root) {
    const called = external_node_path_.resolve(elsewhere(folder), file);
    const absolute = isInside(root, called) ? called : external_node_path_.resolve(folder, file);
    return isInside(root, absolute) ? external_node_path_.relative(root, absolute) : absolute;
}

;// CONCATENATED MODULE: ./build/js/src/workspace/cycles.js

/**
 * Returns the names of members that depend on each other in a circle, in the order of the circle and from its first name; null
 * where there is none. Dependencies for tests may make one (cargo's `check_cycles`).
 */
function findCycle({ root, members, details }) {
    const byFolder = new Map(members.map(({ name, manifest }) => [external_node_path_.resolve(root, external_node_path_.dirname(manifest)), name]));
    const needed = (name) => (details.get(name)?.dependencies ?? []).flatMap(({ kind, folder }) => {
        const other = folder === null || kind === 'dev' ? undefined : byFolder.get(external_node_path_.resolve(folder));
        return other === undefined ? [] : [other];
    });
    const done = new Set();
    for (const { name } of members) {
        // By hand and not by calls, whose depth a long chain of members would exceed.
        const way = [];
        const onWay = new Set();
        const enter = (each) => {
            way.push({ name: each, next: needed(each) });
            onWay.add(each);
        };
        if (!done.has(name))
            enter(name);
        for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
            const next = last.next.pop();
            if (next === undefined) {
                done.add(last.name);
                onWay.delete(last.name);
                way.pop();
            }
            else if (onWay.has(next)) {
                const names = way.map((step) => step.name);
                return fromFirst(names.slice(names.indexOf(next)));
            }
            else if (!done.has(next)) {
                enter(next);
            }
        }
    }
    return null;
}
function fromFirst(circle) {
    const [first = ''] = [...circle].sort();
    const at = circle.indexOf(first);
    return [...circle.slice(at), ...circle.slice(0, at)];
}

;// CONCATENATED MODULE: ./build/js/src/workspace/check.js



/**
 * Refuses a path with a line break or another control character.
 *
 * Such a path would break out of the line it is shown in, and a line of a job's log can be a command to the runner.
 *
 * @throws UserError that names it
 */
function refuseControlCharacters(path) {
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    if (!/[\u0000-\u001f\u007f]/.test(path))
        return;
    throw new errors/* UserError */.yo({
        what: `The folder ${JSON.stringify(path)} has a line break or another control character in its name.`,
        next: 'Rename it.',
    });
}
/**
 * Returns the members without the examples that no image can be made of: their source is not below the root, or would break
 * out of the line it is shown in. They are no reason to refuse a workspace, because no image is made of an example unasked.
 */
function withoutUnusableExamples(root, members) {
    return members.map((member) => ({
        ...member,
        targets: member.targets.filter(({ kind, name, path }) => kind !== 'example' ||
            // eslint-disable-next-line no-control-regex -- control characters are what is looked for
            (!/[\u0000-\u001f\u007f]/.test(name + path) &&
                isInside(root, `${root}/${path}`) &&
                !leadsOut(root, `${root}/${path}`))),
    }));
}
/**
 * Refuses what no build can use, and what cargo allows and an image cannot have: members and sources that are not below the root, and
 * binaries whose names are not those of a file, for they become names of stages, files and commands.
 *
 * @throws UserError that names the manifest
 */
function refuseUnusable(readings) {
    const { root, members } = readings;
    refuseControlCharacters(root);
    refuseTooBig(root, 'Cargo.toml');
    for (const member of members) {
        const { manifest } = member;
        refuseControlCharacters(manifest);
        refuseOutside(root, manifest);
        refuseTooBig(root, manifest);
        refuseTargets(root, member);
    }
    refuseCycle(readings);
}
function refuseTargets(root, { manifest, targets }) {
    const names = new Set();
    for (const { kind, name, path } of targets) {
        if (kind === 'bin') {
            // eslint-disable-next-line no-control-regex -- control characters are what is looked for
            if (/[\u0000-\u001f\u007f/\\]/.test(name)) {
                throw new errors/* UserError */.yo({
                    what: `${manifest} has a binary ${JSON.stringify(name)}, which cannot be the name of a file.`,
                    where: { file: manifest },
                    next: 'Rename it without line breaks, control characters and slashes.',
                });
            }
            if (names.has(name)) {
                throw new errors/* UserError */.yo({
                    what: `${manifest} has two binaries of the name ${name}.`,
                    where: { file: manifest },
                    next: 'Rename one of the two in [[bin]], or move its file.',
                });
            }
            names.add(name);
        }
        refuseControlCharacters(path);
        if (!isInside(root, `${root}/${path}`)) {
            throw new errors/* UserError */.yo({
                what: `${manifest} has the source of ${name} at ${path}, and only what is inside the workspace root can get into an image.`,
                where: { file: manifest },
                next: 'Move the file below the workspace root.',
            });
        }
        refuseOutside(root, path);
    }
}
/** Cargo finds it only when it looks at the lockfile. */
function refuseCycle(readings) {
    const cycle = findCycle(readings);
    if (cycle === null)
        return;
    const [name] = cycle;
    const file = readings.members.find((member) => member.name === name)?.manifest ?? 'Cargo.toml';
    throw new errors/* UserError */.yo({
        what: cycle.length === 1
            ? `${file}: the package ${name} depends on itself.`
            : `The packages ${cycle.join(', ')} depend on each other in a circle.`,
        where: { file },
        next: 'Take one of the dependencies away; in a circle cargo can compile none of them first.',
    });
}

;// CONCATENATED MODULE: ./build/js/src/workspace/config-arguments.js

/** What a source and a patch may say about where crates come from. Nothing else is passed on. */
const SOURCE_KEYS = [
    'registry',
    'directory',
    'local-registry',
    'git',
    'branch',
    'tag',
    'rev',
    'replace-with',
];
const PATCH_KEYS = ['path', 'git', 'branch', 'tag', 'rev', 'version', 'package', 'registry'];
/** Of a longer configuration cargo is told nothing, and refuses what it then does not find. */
const MOST_CHARACTERS = 64 * 1024;
/**
 * Returns the arguments that make cargo take crates from where the checkout's configuration says.
 *
 * cargo is called outside of the checkout, so that nothing of that configuration can run a program. Of it only this
 * harmless part is handed over: no wrappers, linkers, credential providers, aliases, and nothing of `[net]` and `[http]`. Nor of
 * `[registries]`: this machine may have a token for a registry of that name, which cargo would send to whatever
 * index the checkout gives it.
 *
 * @param merged the configuration, every path in it absolute
 */
function configArguments(merged) {
    const values = [
        ...tables(merged, 'source').flatMap(([name, source]) => leaves(['source', name], source, SOURCE_KEYS)),
        ...tables(merged, 'patch').flatMap(([from, patches]) => Object.entries(patches).flatMap(([name, patch]) => isTable(patch)
            ? leaves(['patch', from, name], patch, PATCH_KEYS)
            : leaves(['patch', from], patches, [name]))),
        ...(Array.isArray(merged.paths) ? [`paths=[${strings(merged.paths).map(config_arguments_quoted).join(',')}]`] : []),
    ];
    // Linux takes 128 KiB for one argument, and a few MB for all.
    if (values.join().length > MOST_CHARACTERS)
        return [];
    return values.flatMap((value) => ['--config', value]);
}
function tables(merged, key) {
    return Object.entries(tableAt(merged, key)).filter((entry) => isTable(entry[1]));
}
function strings(values) {
    return values.filter((value) => typeof value === 'string');
}
/** Cargo takes one value an argument, its key with dots: no inline tables. */
function leaves(prefix, table, keys) {
    return keys.flatMap((key) => {
        const value = stringAt(table, key);
        return value === null ? [] : [`${[...prefix, key].map(config_arguments_quoted).join('.')}=${config_arguments_quoted(value)}`];
    });
}
/** A basic string of TOML: JSON's is one, but for the one control character that JSON leaves as it is. */
function config_arguments_quoted(text) {
    return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

;// CONCATENATED MODULE: ./build/js/src/printable.js
/** Returns text in one line, with its control characters written out: to be shown, and for nothing else. */
function printable(text) {
    return text.replaceAll(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

;// CONCATENATED MODULE: ./build/js/src/workspace/root.js





/**
 * Returns the root of the workspace that a package belongs to: the nearest folder upwards whose manifest
 * has `[workspace]` and does not exclude it, else the folder itself (cargo book, "Workspaces").
 *
 * @param folder absolute path of a folder with a manifest
 */
function findRoot(folder) {
    const own = looseManifest(folder);
    if (own !== null && isTable(own.workspace))
        return folder;
    const named = own === null ? null : pointer(own);
    if (named !== null)
        return namedRoot(folder, named);
    for (let parent = external_node_path_.dirname(folder);; parent = external_node_path_.dirname(parent)) {
        const table = looseManifest(parent);
        if (table !== null) {
            const above = pointer(table);
            if (isTable(table.workspace)) {
                if (!isExcluded(parent, table.workspace, folder))
                    return parent;
            }
            else if (above !== null) {
                return namedRoot(parent, above);
            }
        }
        if (parent === external_node_path_.dirname(parent))
            return folder;
    }
}
/**
 * Returns whether a workspace excludes a folder: it lies below an entry of `exclude`, and not below one of
 * `members`, which are taken as written here and not as globs (cargo's `WorkspaceRootConfig::is_excluded`).
 */
function isExcluded(root, workspace, folder) {
    const below = (key) => stringsAt(workspace, key).some((entry) => isInside(external_node_path_.resolve(root, entry), folder));
    return below('exclude') && !below('members');
}
function pointer(manifest) {
    return stringAt(tableAt(manifest, 'package'), 'workspace');
}
/**
 * The root that a package names. It must be above the package: of a member elsewhere nothing could get into an image, so that is
 * not looked at.
 */
function namedRoot(folder, named) {
    const root = external_node_path_.resolve(folder, named);
    const table = isInside(root, folder) ? looseManifest(root) : null;
    // What is wrong with a manifest that cannot be read, its reader says.
    if (isInside(root, folder) && (table === null || isTable(table.workspace)))
        return root;
    throw new errors/* UserError */.yo({
        what: `Cargo.toml has package.workspace = ${JSON.stringify(named)}, where there is no workspace above the package.`,
        where: { file: external_node_path_.join(folder, 'Cargo.toml') },
        next: 'Name the folder of the manifest that has [workspace], or take the line away: cargo looks in the folders above by itself.',
    });
}
/** A manifest on the way up that cannot be read is not this search's to complain about. */
function looseManifest(folder) {
    if (!(0,external_node_fs_.existsSync)(external_node_path_.join(folder, 'Cargo.toml')))
        return null;
    try {
        return readToml(folder, 'Cargo.toml');
    }
    catch {
        return null;
    }
}
/**
 * Returns the absolute path of the checkout that a folder lies in, or null when it lies in none: the nearest folder
 * upwards with `.git`, which is a file in a worktree and in a submodule (gitrepository-layout).
 */
function findRepository(folder) {
    return foldersUp(folder, external_node_path_.parse(folder).root).find((at) => (0,external_node_fs_.existsSync)(external_node_path_.join(at, '.git'))) ?? null;
}
/** Returns a folder and those above it, the nearest first, as far as one of them. */
function foldersUp(folder, top) {
    const folders = [folder];
    for (let at = folder; at !== top && at !== external_node_path_.dirname(at);) {
        at = external_node_path_.dirname(at);
        folders.push(at);
    }
    return folders;
}
/** How far above a root without a checkout packages may lie that it depends on: `services/api` reaches `libs`. */
const LEVELS_UP = 2;
/**
 * Returns the highest folder whose content may get into a build: the top of the checkout, which the user handed over
 * as a whole, or without one a folder close to the root, and never the top of the file system.
 */
function reachOf(root, repository) {
    if (repository !== null)
        return repository;
    const above = foldersUp(root, external_node_path_.parse(root).root).slice(0, -1);
    return above[Math.min(LEVELS_UP, above.length - 1)] ?? root;
}

;// CONCATENATED MODULE: ./build/js/src/workspace/config.js








/**
 * Reads cargo's configuration: of the workspace root and of the folders above it, which is what the cargo in the
 * builder sees when it is called in the root (cargo book, "Configuration").
 *
 * Nothing of it is ever run here: a value that names a program is only told.
 *
 * @param top absolute path of the folder where the search ends
 * @param entry absolute path of the folder that was asked for
 * @throws UserError when a file cannot be read, is not TOML, or names a folder that is not in the checkout
 */
function readConfig(root, top, entry) {
    const files = foldersUp(root, top).flatMap((folder) => {
        const file = config_configFile(folder);
        return file === null ? [] : readFile(root, file, top, new Set());
    });
    // The nearest wins, so it comes last.
    const merged = files.reduceRight((all, { table }) => merge(all, table), {});
    const unread = isInside(root, entry) ? foldersUp(entry, root).slice(0, -1) : [];
    return {
        config: {
            ...config_shown(summary(merged)),
            vendored: vendoredFolders(files, merged, root, top),
            files: [...new Set(files.map(({ file }) => file))],
            unread: unread.map(config_configFile).flatMap((file) => (file === null ? [] : external_node_path_.relative(root, file))),
        },
        merged,
    };
}
/** Returns the configuration file of a folder. Cargo prefers the old name without an extension where both exist. */
function config_configFile(folder) {
    const candidates = ['config', 'config.toml'].map((name) => external_node_path_.join(folder, '.cargo', name));
    return candidates.find((file) => (0,external_node_fs_.existsSync)(file)) ?? null;
}
/** More files than anybody includes; each is read within the one that names it. */
const MOST_FILES = 100;
/** Returns a file and those that it includes, the strongest first (cargo book, "Configuration", "include"). */
function readFile(root, absolute, top, seen) {
    if (seen.has(absolute) || seen.size > MOST_FILES)
        return [];
    seen.add(absolute);
    const file = external_node_path_.relative(root, absolute);
    const { include, ...table } = readToml(root, file, top);
    const included = includes(include).flatMap(({ name, isOptional }) => {
        const next = external_node_path_.resolve(external_node_path_.dirname(absolute), name);
        if (isOptional && !(0,external_node_fs_.existsSync)(next))
            return [];
        if (!(0,external_node_fs_.existsSync)(next) || !isInside(top, next)) {
            throw new errors/* UserError */.yo({
                what: `${file} includes ${printable(name)}, which is not in the checkout.`,
                where: { file },
                next: 'Commit that file, or mark it as optional: include = [{ path = "…", optional = true }].',
            });
        }
        return readFile(root, next, top, seen);
    });
    // Of several that are included the last one is the strongest.
    const base = external_node_path_.dirname(external_node_path_.dirname(absolute));
    return [{ file, table: withAbsolutePaths(table, base, file) }, ...included.reverse()];
}
function includes(value) {
    const list = Array.isArray(value) ? value : [];
    return list.flatMap((item) => {
        if (typeof item === 'string')
            return [{ name: item, isOptional: false }];
        const name = isTable(item) ? stringAt(item, 'path') : null;
        return name === null ? [] : [{ name, isOptional: isTable(item) && item.optional === true }];
    });
}
/**
 * Paths are relative to the folder that holds `.cargo` (cargo's `ConfigRelativePath`).
 *
 * @throws UserError for one that is absolute: in the builder the checkout has another place
 */
function withAbsolutePaths(table, folder, file) {
    const absolute = (value) => {
        if (typeof value !== 'string')
            return value;
        if (!external_node_path_.isAbsolute(value))
            return external_node_path_.resolve(folder, value);
        throw new errors/* UserError */.yo({
            what: `${file} names the folder ${printable(value)} by an absolute path, which the builder does not have.`,
            where: { file },
            next: 'Write it relative to the folder that holds .cargo.',
        });
    };
    const inTable = (value, keys) => isTable(value) ? mapValues(value, (inner, key) => (keys.includes(key) ? absolute(inner) : inner)) : value;
    return mapValues(table, (value, key) => {
        if (key === 'paths' && Array.isArray(value))
            return value.map(absolute);
        if (!isTable(value))
            return value;
        if (key === 'source')
            return mapValues(value, (source) => inTable(source, ['directory', 'local-registry']));
        if (key !== 'patch')
            return value;
        return mapValues(value, (patches) => isTable(patches) ? mapValues(patches, (patch) => inTable(patch, ['path'])) : patches);
    });
}
function mapValues(table, change) {
    return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value, key)]));
}
/** Tables are joined key by key, arrays one after the other, and of anything else the stronger one stays. */
function merge(weaker, stronger) {
    const merged = Object.assign(Object.create(null), weaker);
    for (const [key, value] of Object.entries(stronger)) {
        const other = merged[key];
        if (isTable(other) && isTable(value))
            merged[key] = merge(other, value);
        else if (Array.isArray(other) && Array.isArray(value))
            merged[key] = other.concat(value);
        else
            merged[key] = value;
    }
    return merged;
}
/** @throws UserError for a folder of vendored crates that holds the workspace, or lies in git's own folder */
function refuseWhole(root, folder, file) {
    if (!isInside(folder, root) && !folder.split(external_node_path_.sep).includes('.git'))
        return;
    throw new errors/* UserError */.yo({
        what: `${file} takes crates from the folder ${printable(external_node_path_.relative(root, folder) || '.')}, which holds other things than crates.`,
        where: { file },
        next: 'Put the vendored crates into a folder of their own: cargo vendor.',
    });
}
/** Makes every text in a value one that can be shown. */
function config_shown(value) {
    if (typeof value === 'string')
        return printable(value);
    if (Array.isArray(value))
        return value.map(config_shown);
    if (!isTable(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [printable(key), config_shown(inner)]));
}
function summary(merged) {
    const build = tableAt(merged, 'build');
    const targets = Object.entries(tableAt(merged, 'target')).filter((entry) => isTable(entry[1]));
    const flags = [['build', build], ...targets].map(([name, table]) => [
        name,
        words(table.rustflags),
    ]);
    const linkers = targets.flatMap(([name, table]) => {
        const linker = stringAt(table, 'linker');
        return linker === null ? [] : [[name, linker]];
    });
    const wrappers = ['rustc', 'rustc-wrapper', 'rustc-workspace-wrapper'].flatMap((key) => {
        const program = stringAt(build, key);
        return program === null || program === '' ? [] : [[key, program]];
    });
    return {
        targets: typeof build.target === 'string' ? [build.target] : words(build.target),
        targetDir: stringAt(build, 'target-dir'),
        rustflags: sortedRecord(Object.fromEntries(flags.filter(([, values]) => values.length > 0))),
        linkers: sortedRecord(Object.fromEntries(linkers)),
        wrappers: sortedRecord(Object.fromEntries(wrappers)),
        registries: Object.entries(tableAt(merged, 'registries'))
            .filter(([name, table]) => name !== 'crates-io' && isTable(table) && stringAt(table, 'index') !== null)
            .map(([name]) => name)
            .sort(compareText),
        env: Object.keys(tableAt(merged, 'env')).sort(compareText),
        gitCli: tableAt(merged, 'net')['git-fetch-with-cli'] === true,
    };
}
/** A list of flags is an array, or one text with spaces between them. */
function words(value) {
    if (typeof value === 'string')
        return value.split(/\s+/).filter((word) => word !== '');
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
/** Returns the folders of the sources that take another's place, relative to the root (cargo book, "Source Replacement"). */
function vendoredFolders(files, merged, root, top) {
    const sources = tableAt(merged, 'source');
    const used = Object.values(sources).flatMap((source) => isTable(source) ? (stringAt(source, 'replace-with') ?? []) : []);
    const folders = [...new Set(used)].flatMap((name) => {
        const source = tableAt(sources, name);
        return stringAt(source, 'directory') ?? stringAt(source, 'local-registry') ?? [];
    });
    const file = files.find(({ table }) => isTable(table.source))?.file ?? '.cargo/config.toml';
    for (const folder of folders) {
        const isReachable = isInside(top, folder);
        if (isReachable)
            refuseOutside(root, external_node_path_.relative(root, folder), top);
        // What lies there is sent whole: neither git's own folder, which may hold a token, nor all there is.
        refuseWhole(root, folder, file);
        if (isReachable && (0,external_node_fs_.existsSync)(folder))
            continue;
        throw new errors/* UserError */.yo({
            what: `${file} takes crates from the folder ${printable(external_node_path_.relative(root, folder))}, which is not ${isReachable ? 'there' : 'in the checkout'}.`,
            where: { file },
            next: 'Commit the vendored crates, or run cargo vendor in a step before this one.',
        });
    }
    return folders.map((folder) => external_node_path_.relative(root, folder) || '.').sort(compareText);
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __nccwpck_require__(2088);
;// CONCATENATED MODULE: ./build/js/src/workspace/graph-lock.js




/**
 * More locked versions of one package than a dependency can mean. A lockfile that was made to have thousands, and a manifest with as
 * many dependencies on them, would otherwise fill the memory.
 */
const MAX_CANDIDATES = 16;
/**
 * Returns what the members' manifests and the lockfile say: an upper bound. Without a lockfile the graph has the members, and of
 * their dependencies the members among them: of all others neither version nor dependencies are known.
 */
function graphFromLock({ root, members, details }, entries) {
    const memberEntries = entriesOfMembers(members, entries ?? []);
    const isMembers = new Set(memberEntries.values());
    const others = (entries ?? [])
        .filter((entry) => !isMembers.has(entry))
        .map((entry) => ({ ...identity(entry), dependencies: entry.dependencies }));
    const own = members.map((member) => ({
        member,
        node: {
            ...identity({ name: member.name, version: member.version, source: null }),
            dependencies: memberEntries.get(member.name)?.dependencies ?? [],
        },
    }));
    // A lockfile with a package twice is not cargo's; the first is taken, but nothing takes a member's place.
    const nodes = new Map([...others.reverse(), ...own.map(({ node }) => node)].map((node) => [node.id, node]));
    const index = indexOf([...nodes.values()]);
    const locked = {
        nodes: new Set(own.map(({ node }) => node)),
        byFolder: new Map(own.map(({ member, node }) => [external_node_path_.resolve(root, external_node_path_.dirname(member.manifest)), node])),
    };
    const packages = [
        ...own.map(({ member, node }) => ofMember(member, node, details.get(member.name), index, locked)),
        ...[...nodes.values()].filter((node) => !locked.nodes.has(node)).map((node) => ofLock(node, index)),
    ];
    return {
        precision: entries === null ? 'none' : 'upper-bound',
        packages: packages.sort(comparePackages),
    };
}
function indexOf(nodes) {
    const byName = new Map();
    const byVersion = new Map();
    for (const node of nodes) {
        append(byName, node.name, node);
        append(byVersion, `${node.name} ${node.version}`, node);
    }
    return { byId: new Map(nodes.map((node) => [node.id, node])), byName, byVersion };
}
/** Returns the lockfile's entry of each member: the one of its version, or where the lockfile is out of date, the one of its name. */
function entriesOfMembers(members, entries) {
    const local = new Map();
    for (const entry of entries)
        if (entry.source === null)
            append(local, entry.name, entry);
    return new Map(members.flatMap(({ name, version }) => {
        const named = local.get(name) ?? [];
        const entry = named.find((one) => one.version === version) ?? (named.length === 1 ? named[0] : undefined);
        return entry === undefined ? [] : [[name, entry]];
    }));
}
function ofMember(member, node, details, index, members) {
    const { links = null, dependencies = [] } = details ?? {};
    const own = groupedByName(lockedDependencies(node, index));
    // Where the lockfile is out of date, any version of a package may become the one. A member is none by chance of its name.
    const named = (name) => own.get(name) ?? (index.byName.get(name) ?? []).filter((one) => !members.nodes.has(one));
    return {
        ...identity(node),
        links,
        procMacro: member.targets.some(({ kind }) => kind === 'proc-macro'),
        buildScript: member.targets.some(({ kind }) => kind === 'build-script'),
        rustVersion: member.rustVersion,
        features: member.features,
        dependencies: dependencies
            .flatMap((one) => candidates(one, named(one.name), members).map(({ id }) => edge(one, id)))
            .sort(compareDependencies),
    };
}
function ofLock(node, index) {
    return {
        ...identity(node),
        links: null,
        procMacro: false,
        buildScript: true,
        rustVersion: null,
        features: {},
        dependencies: lockedDependencies(node, index)
            .map(({ id, name }) => ({
            key: name,
            package: id,
            kind: 'unknown',
            target: null,
            optional: false,
            defaultFeatures: true,
            features: [],
        }))
            .sort(compareDependencies),
    };
}
function lockedDependencies({ dependencies }, index) {
    return [...new Set(dependencies)].flatMap((text) => lookUp(text, index) ?? []);
}
/** Finds what an entry means as cargo does (`EncodableResolve::into_resolve`): what could be several packages is none. */
function lookUp(text, { byId, byName, byVersion }) {
    const [name = '', version, inParentheses] = text.split(' ', 3);
    if (version === undefined)
        return only(byName.get(name));
    if (inParentheses === undefined) {
        return byId.get(idOf({ name, version, source: null })) ?? only(byVersion.get(`${name} ${version}`));
    }
    return byId.get(idOf({ name, version, source: inParentheses.replace(/^\(|\)$/g, '') }));
}
function only(list) {
    return list?.length === 1 ? list[0] : undefined;
}
/** Returns those of the locked packages of a name that a member's dependency can be: one, unless that cannot be told. */
function candidates({ folder, requirement }, named, members) {
    if (folder !== null) {
        const member = members.byFolder.get(folder);
        if (member !== undefined)
            return [member];
        const others = named.filter((node) => node.source === null && !members.nodes.has(node));
        return others.slice(0, MAX_CANDIDATES);
    }
    if (named.length < 2)
        return named;
    const fitting = named.filter(({ version }) => fits(version, requirement));
    const foreign = fitting.filter(({ source }) => source !== null);
    const [best = []] = [foreign, fitting, named].filter((some) => some.length > 0);
    return best.slice(0, MAX_CANDIDATES);
}
/** Cargo writes `1.2` for what npm calls `^1.2`, and a comma between comparators; the rest is alike (cargo book, "Specifying dependencies"). */
function fits(version, requirement) {
    if (requirement === null)
        return true;
    const range = requirement
        .split(',')
        .map((part) => part.trim().replace(/^(?=\d)(?!.*\*)/, '^'))
        .join(' ');
    return (0,semver.validRange)(range) === null || (0,semver.satisfies)(version, range);
}
function groupedByName(nodes) {
    const groups = new Map();
    for (const node of nodes)
        append(groups, node.name, node);
    return groups;
}

;// CONCATENATED MODULE: ./build/js/src/workspace/local.js








/** With the spellings that cargo reads up to edition 2021. Nobody runs the tests of a package that is no member. */
const NORMAL = ['dependencies', 'build-dependencies', 'build_dependencies'];
/**
 * Finds the local packages that are not members: path dependencies that are excluded or outside of the root, patches,
 * and those that these depend on.
 *
 * For a package that inherits from another workspace, cargo reads that one's root manifest, and no member of it
 * (cargo's `load_inheritable_fields`). A root manifest that is a package too must have its sources beside it.
 *
 * @param root absolute path of the workspace root
 * @param reach absolute path of the folder that they must lie in
 * @param members the members, and the dependencies that the reader saw in their manifests
 * @param config cargo's configuration, paths absolute
 * @throws UserError for a package that is not there or out of reach
 */
function findLocal(root, reach, members, config) {
    const known = new Set(members.map(({ manifest }) => external_node_path_.dirname(external_node_path_.resolve(root, manifest))));
    const folders = new Set();
    const files = new Set();
    const rootManifest = local_manifestOf(root, root, reach);
    const waiting = [
        ...patches(root, rootManifest),
        ...fromConfig(config),
        ...members.flatMap(({ manifest, dependencies: declared }) => declared.flatMap(({ key, folder }) => folder === null
            ? []
            : [{ folder, by: manifest, as: `the dependency ${printable(key)}`, isNeeded: true }])),
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { folder } = next;
        if (known.has(folder))
            continue;
        if (!isThere(root, reach, next))
            continue;
        known.add(folder);
        folders.add(folder);
        const manifest = local_manifestOf(root, folder, reach);
        const workspace = inherits(manifest) ? workspaceOf(root, folder, reach) : null;
        if (workspace !== null && workspace.root !== root && workspace.root !== folder) {
            if (isTable(workspace.table.package))
                folders.add(workspace.root);
            else
                files.add(external_node_path_.join(workspace.root, 'Cargo.toml'));
        }
        waiting.push(...dependencies(manifest, { root, folder, workspace }));
    }
    return { folders: local_outermost(folders), files: [...files].sort(compareText) };
}
/** Returns the folders that lie in no other of them. */
function local_outermost(folders) {
    const all = [...folders];
    return all
        .filter((folder) => !all.some((other) => other !== folder && isInside(other, folder)))
        .sort(compareText);
}
/**
 * TOML 1.1, which cargo may have read, is passed by: what is wrong with a member is the readers' to say.
 *
 * @throws UserError for a manifest that leads out of reach, or is no text
 */
function local_manifestOf(root, folder, reach) {
    if (!(0,external_node_fs_.existsSync)(external_node_path_.join(folder, 'Cargo.toml')))
        return {};
    const file = external_node_path_.relative(root, external_node_path_.join(folder, 'Cargo.toml'));
    readText(root, file, reach);
    try {
        return readToml(root, file, reach);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            return {};
        throw error;
    }
}
function workspaceOf(root, folder, reach) {
    const found = findRoot(folder);
    return isInside(reach, found) ? { root: found, table: local_manifestOf(root, found, reach) } : null;
}
/** Returns whether a manifest takes anything from a workspace: a field, a dependency or the lints. */
function inherits(value) {
    if (Array.isArray(value))
        return false;
    return isTable(value) && (value.workspace === true || Object.values(value).some(inherits));
}
function dependencies(manifest, from) {
    const shared = tableAt(tableAt(from.workspace?.table ?? {}, 'workspace'), 'dependencies');
    const holders = [manifest, ...Object.values(tableAt(manifest, 'target')).filter(isTable)];
    const by = external_node_path_.relative(from.root, external_node_path_.join(from.folder, 'Cargo.toml'));
    return holders
        .flatMap((holder) => NORMAL.flatMap((key) => Object.entries(tableAt(holder, key))))
        .flatMap(([name, value]) => {
        if (!isTable(value))
            return [];
        const isShared = value.workspace === true;
        const written = stringAt(isShared ? tableAt(shared, name) : value, 'path');
        if (written === null)
            return [];
        return [
            {
                folder: external_node_path_.resolve(isShared ? (from.workspace?.root ?? from.folder) : from.folder, written),
                by,
                as: `the dependency ${printable(name)}`,
                isNeeded: value.optional !== true,
            },
        ];
    });
}
/** `[patch]` and `[replace]`, which cargo reads in the root manifest alone. */
function patches(root, manifest) {
    const tables = [...Object.values(tableAt(manifest, 'patch')), tableAt(manifest, 'replace')].filter(isTable);
    return tables.flatMap((table) => pathsIn(table, root, 'Cargo.toml'));
}
function fromConfig(config) {
    const by = '.cargo/config.toml';
    const overrides = Array.isArray(config.paths) ? config.paths : [];
    return [
        ...Object.values(tableAt(config, 'patch'))
            .filter(isTable)
            .flatMap((table) => pathsIn(table, '/', by)),
        ...overrides
            .filter((folder) => typeof folder === 'string')
            .map((folder) => ({ folder, by, as: 'the override', isNeeded: true })),
    ];
}
function pathsIn(table, folder, by) {
    return Object.entries(table).flatMap(([name, value]) => {
        const written = isTable(value) ? stringAt(value, 'path') : null;
        return written === null
            ? []
            : [{ folder: external_node_path_.resolve(folder, written), by, as: `the patch ${printable(name)}`, isNeeded: true }];
    });
}
/** The builder would get the link, and not what it points at. */
function refuseLink(root, folder, by, as) {
    const real = (0,external_node_fs_.realpathSync)(folder);
    if (real === folder)
        return;
    const shown = printable(external_node_path_.relative(root, folder) || '.');
    const direct = external_node_path_.relative(external_node_path_.dirname(external_node_path_.resolve(root, by)), real);
    throw new errors/* UserError */.yo({
        what: `${by} names ${shown} as ${as}, and the way there leads over a symbolic link, which is not followed into a build.`,
        where: { file: by },
        next: `Name the folder itself: path = ${JSON.stringify(direct)}.`,
    });
}
/** Returns whether a package can be had; one that nothing needs may be missing. */
function isThere(root, reach, { folder, by, as, isNeeded }) {
    const shown = printable(external_node_path_.relative(root, folder) || '.');
    if (!isInside(reach, folder)) {
        if (!isNeeded)
            return false;
        throw new errors/* UserError */.yo({
            what: `${by} names ${shown} as ${as}, which is outside of ${reach}: nothing outside of that gets into a build.`,
            where: { file: by },
            next: 'Move it into the repository, make it a git submodule, or depend on it by git.',
        });
    }
    if ((0,external_node_fs_.existsSync)(external_node_path_.join(folder, 'Cargo.toml'))) {
        refuseOutside(root, external_node_path_.relative(root, folder), reach);
        refuseLink(root, folder, by, as);
        return true;
    }
    // An override of cargo's configuration may be a folder of packages.
    if (as === 'the override' && (0,external_node_fs_.existsSync)(folder))
        return true;
    if (!isNeeded)
        return false;
    throw new errors/* UserError */.yo({
        what: `There is no ${external_node_path_.join(shown, 'Cargo.toml')}, and ${by} names ${shown} as ${as}.`,
        where: { file: by },
        next: 'Correct the path, or check out the missing folder.',
    });
}

;// CONCATENATED MODULE: ./build/js/src/workspace/globs.js




/**
 * Expands `members` or `default-members` into absolute folders, as cargo does with the crate `glob`: `*`, `?`,
 * `[a-z]`, `[!a-z]` and `**`, dotted names included. What matches nothing stands for itself.
 *
 * @throws UserError for a pattern that leads out of the root
 */
function expandMembers(root, patterns) {
    const folders = patterns.flatMap((pattern) => {
        refuseOutside(root, pattern);
        const plain = external_node_path_.resolve(root, pattern);
        if ((0,external_node_fs_.existsSync)(plain) || !/[*?[]/.test(pattern))
            return [plain];
        const parts = external_node_path_.relative(root, plain).split(external_node_path_.sep);
        const found = match({ root, seen: new Set() }, root, parts);
        return found.length === 0 ? [plain] : found;
    });
    return [...new Set(folders)];
}
function match(search, folder, parts) {
    const [first, ...rest] = parts;
    if (first === undefined)
        return [folder];
    const key = `${parts.length} ${folder}`;
    if (search.seen.has(key))
        return [];
    search.seen.add(key);
    if (first === '**') {
        // Links are not followed here, so that a loop of them ends.
        const below = subfolders(folder)
            .filter((entry) => entry.isDirectory())
            .flatMap(({ name }) => match(search, external_node_path_.join(folder, name), parts));
        return rest.length === 0 ? [...below, folder] : [...match(search, folder, rest), ...below];
    }
    if (!/[*?[]/.test(first)) {
        const next = external_node_path_.join(folder, first);
        return isFolderInside(search.root, next) ? match(search, next, rest) : [];
    }
    const tokens = globs_parse(first);
    return subfolders(folder)
        .filter(({ name }) => matches(tokens, name))
        .filter((entry) => entry.isDirectory() || isFolderInside(search.root, external_node_path_.join(folder, entry.name)))
        .flatMap(({ name }) => match(search, external_node_path_.join(folder, name), rest));
}
/** Folders, and links to whatever it may be. */
function subfolders(folder) {
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
        .sort((a, b) => compareText(a.name, b.name));
}
/** A link that leads out is refused before anything behind it is looked at; one to nothing matches nothing. */
function isFolderInside(root, file) {
    if (isDangling(root, file))
        return false;
    refuseOutside(root, external_node_path_.relative(root, file));
    return (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.isDirectory() === true;
}
function globs_parse(pattern) {
    const parts = pattern.match(/\[!?\]?[^\]]*\]|[^]/gu) ?? [];
    return parts.map((part) => {
        if (part === '*')
            return part;
        if (part === '?')
            return () => true;
        if (part.length > 1 && part.startsWith('['))
            return characterClass(part.slice(1, -1));
        return (character) => character === part;
    });
}
function characterClass(inner) {
    const negated = inner.startsWith('!');
    const ranges = [...(negated ? inner.slice(1) : inner).matchAll(/([^])-([^])|([^])/gu)].map(([, from, to, single]) => [from ?? single ?? '', to ?? single ?? '']);
    return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}
/** Matches with one step back for each `*`, so that no pattern from a manifest can take long. */
function matches(tokens, name) {
    const characters = Array.from(name);
    let token = 0;
    let star = null;
    for (let at = 0; at < characters.length;) {
        const current = tokens[token];
        if (current === '*') {
            star = { token, character: at };
            token += 1;
        }
        else if (current?.(characters[at] ?? '') === true) {
            token += 1;
            at += 1;
        }
        else if (star !== null) {
            star = { token: star.token, character: star.character + 1 };
            token = star.token + 1;
            at = star.character;
        }
        else {
            return false;
        }
    }
    return tokens.slice(token).every((rest) => rest === '*');
}

;// CONCATENATED MODULE: ./build/js/src/workspace/targets.js






/**
 * Returns the targets that cargo finds in a package: declared ones and those it discovers by their
 * place (cargo book, "Cargo Targets", "Target auto-discovery").
 *
 * @throws UserError for a declared target whose file cannot be told
 */
function readTargets(source) {
    for (const folder of ['src', 'src/bin'])
        refuseOutside(source.root, targets_at(source, folder));
    const lib = library(source);
    return sortTargets([
        ...lib,
        ...binaries(source, lib.length > 0),
        ...examples(source),
        ...buildScript(source),
    ]);
}
/** A name from the manifest may be part of the path: what is outside is not looked for. */
function exists({ root, folder }, file) {
    return isInside(root, external_node_path_.join(folder, file)) && (0,external_node_fs_.existsSync)(external_node_path_.join(folder, file));
}
/** Path of a source file relative to the workspace root. */
function targets_at({ root, folder }, file) {
    return external_node_path_.relative(root, external_node_path_.resolve(folder, file));
}
function library(source) {
    const { table, own, file, name, edition } = source;
    const declared = isTable(table.lib) ? table.lib : null;
    if (declared === null && own.autolib === false)
        return [];
    const crate = (declared && stringAt(declared, 'name')) ?? name.replaceAll('-', '_');
    const candidates = ['src/lib.rs', ...(declared !== null && edition === '2015' ? [`src/${crate}.rs`] : [])];
    const found = (declared && stringAt(declared, 'path')) ?? candidates.find((candidate) => exists(source, candidate));
    if (found === undefined) {
        if (declared === null)
            return [];
        throw noSource(file, `the library ${crate}`, 'src/lib.rs', 'lib.path');
    }
    return [
        {
            kind: declared !== null && isProcMacro(declared) ? 'proc-macro' : 'lib',
            name: crate,
            path: targets_at(source, found),
            requiredFeatures: [],
        },
    ];
}
function isProcMacro(lib) {
    const types = [...stringsAt(lib, 'crate-type'), ...stringsAt(lib, 'crate_type')];
    return lib['proc-macro'] === true || lib.proc_macro === true || types.includes('proc-macro');
}
/** Where programs of a kind are declared, and how cargo is told not to look for others. */
const PROGRAMS = {
    bin: { table: 'bin', auto: 'autobins', word: 'binary', place: 'src/bin' },
    example: { table: 'example', auto: 'autoexamples', word: 'example', place: 'examples' },
};
function binaries(source, hasLibrary) {
    return programs('bin', source, discoverBinaries(source), (name) => legacyBinary(source, name, hasLibrary));
}
/** Those that are programs: an example can be a library too, which nothing can start. */
function examples(source) {
    const isReachable = !leadsOut(source.root, external_node_path_.join(source.folder, 'examples'));
    return programs('example', source, isReachable ? discoverIn('examples', source) : [], () => undefined);
}
function programs(kind, source, discovered, legacy) {
    const { table, own, edition } = source;
    const { table: key, auto } = PROGRAMS[kind];
    const found = new Map(discovered);
    const list = table[key];
    const declared = Array.isArray(list) ? list.filter(isTable) : null;
    const all = (declared ?? []).map((each) => ({
        each,
        target: declaredProgram(kind, each, source, found, legacy),
    }));
    const targets = all.filter(({ each }) => isProgram(each)).map(({ target }) => target);
    // Edition 2015 discovers nothing beside declared ones, unless it is asked to.
    const switched = own[auto];
    const isDiscovering = typeof switched === 'boolean' ? switched : edition !== '2015' || declared === null;
    if (!isDiscovering)
        return targets;
    // A file that a declared one names as its path is that one, not another of its file's name.
    const taken = new Set(all.flatMap(({ target }) => [target.name, target.path]));
    for (const [name, file] of discovered) {
        if (!taken.has(name) && !taken.has(targets_at(source, file))) {
            targets.push({ kind, name, path: targets_at(source, file), requiredFeatures: [] });
        }
    }
    return targets;
}
/** Of binaries cargo allows no other type. */
function isProgram(declared) {
    return [...stringsAt(declared, 'crate-type'), ...stringsAt(declared, 'crate_type')].every((type) => type === 'bin');
}
function declaredProgram(kind, declared, source, found, legacy) {
    const { table: key, word, place } = PROGRAMS[kind];
    const name = stringAt(declared, 'name');
    if (name === null || name.trim() === '') {
        throw new errors/* UserError */.yo({
            what: `${source.file} has a [[${key}]] without a name.`,
            where: { file: source.file },
            next: 'Give it a name.',
        });
    }
    const file = stringAt(declared, 'path') ?? found.get(name) ?? legacy(name);
    if (file === undefined)
        throw noSource(source.file, `the ${word} ${name}`, `${place}/${name}.rs`, `${key}.path`);
    return {
        kind,
        name,
        path: targets_at(source, file),
        requiredFeatures: stringsAt(declared, 'required-features').sort(compareText),
    };
}
/** Where edition 2015 looks for a declared binary last (cargo's `legacy_bin_path`). */
function legacyBinary(source, name, hasLibrary) {
    if (source.edition !== '2015')
        return undefined;
    const candidates = [...(hasLibrary ? [] : [`src/${name}.rs`]), 'src/main.rs', 'src/bin/main.rs'];
    return candidates.find((candidate) => exists(source, candidate));
}
/** Returns name and file of `src/main.rs` and of what is in `src/bin`. */
function discoverBinaries(source) {
    const main = exists(source, 'src/main.rs') ? [[source.name, 'src/main.rs']] : [];
    return [...main, ...discoverIn('src/bin', source)];
}
/** Returns name and file of `<folder>/*.rs` and `<folder>/<name>/main.rs`. */
function discoverIn(folder, source) {
    const found = [];
    for (const entry of entriesOf(external_node_path_.join(source.folder, folder))) {
        if (entry.name.startsWith('.'))
            continue;
        if (entry.isDirectory()) {
            const file = `${folder}/${entry.name}/main.rs`;
            if (exists(source, file))
                found.push([entry.name, file]);
        }
        else if (entry.name.endsWith('.rs')) {
            found.push([entry.name.slice(0, -'.rs'.length), `${folder}/${entry.name}`]);
        }
    }
    return found;
}
/** A folder that cannot be listed, such as a file of its name, has no binaries: cargo says the same. */
function entriesOf(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}
function buildScript(source) {
    const { build } = source.own;
    if (build === false)
        return [];
    const file = typeof build === 'string' ? build : 'build.rs';
    if (build === undefined && !exists(source, file))
        return [];
    const name = `build-script-${external_node_path_.parse(file).name}`;
    return [{ kind: 'build-script', name, path: targets_at(source, file), requiredFeatures: [] }];
}
function noSource(file, what, expected, key) {
    return new errors/* UserError */.yo({
        what: `${file} declares ${what}, and its source is not at ${expected}.`,
        where: { file },
        next: `Add the file, or give ${key}.`,
    });
}

;// CONCATENATED MODULE: ./build/js/src/workspace/manifests.js











/** Cargo's rule for package names (`restricted_names::validate_package_name`). */
const PACKAGE_NAME = /^[\p{XID_Start}_][\p{XID_Continue}-]*$/u;
/** Semantic Versioning 2.0.0, as cargo demands it. */
const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;
/**
 * Reads the members of a workspace from its manifests, without cargo.
 *
 * @param root absolute path of the workspace root
 * @param entry absolute path of the package that was asked for: inside a member, cargo builds that member
 * @throws UserError when a manifest is missing, is not TOML, or is one that cargo refuses
 */
function manifests_fromManifests(root, entry = root) {
    const rootTable = manifests_readManifest(root, root, 'the input workspace').table;
    const workspace = isTable(rootTable.workspace) ? rootTable.workspace : null;
    const manifests = findMembers(root, rootTable, workspace);
    const names = new Map(manifests.map((manifest) => [manifest.folder, packageName(manifest)]));
    if (entry !== root && !names.has(entry))
        throw notAMember(external_node_path_.relative(root, entry));
    refuseRepeatedNames(manifests, names);
    return {
        root,
        members: manifests
            .map((manifest) => manifests_member(root, workspace ?? {}, manifest, names))
            .sort((a, b) => compareText(a.name, b.name)),
        defaultMembers: defaultFolders(root, entry, rootTable, manifests)
            .map((folder) => names.get(folder))
            .filter((name) => name !== undefined)
            .sort(compareText),
        defaults: readDefaults(workspace?.metadata, 'Cargo.toml', 'workspace'),
        details: new Map(manifests.map(({ folder, table }) => [
            names.get(folder) ?? '',
            {
                links: stringAt(packageTable(table) ?? {}, 'links'),
                dependencies: declaredDependencies(table, folder, root, workspace ?? {}),
            },
        ])),
        graph: null,
    };
}
/** The folders of the members that cargo builds when it is called in the entry without `-p`. */
function defaultFolders(root, entry, rootTable, manifests) {
    if (entry !== root)
        return [entry];
    const workspace = tableAt(rootTable, 'workspace');
    if (Array.isArray(workspace['default-members'])) {
        const folders = expandMembers(root, stringsAt(workspace, 'default-members'));
        const known = new Set(manifests.map(({ folder }) => folder));
        const stranger = folders.find((folder) => !known.has(folder));
        if (stranger === undefined)
            return folders;
        throw new errors/* UserError */.yo({
            what: `Cargo.toml has ${external_node_path_.relative(root, stranger)} in default-members, which is no member of the workspace.`,
            where: { file: 'Cargo.toml' },
            next: 'Add it to members, or take it out of default-members.',
        });
    }
    return packageTable(rootTable) === null ? manifests.map(({ folder }) => folder) : [root];
}
/** Cargo's `Workspace::find_members`: what `members` names, the root package, and path dependencies inside the root. */
function findMembers(root, rootTable, workspace) {
    const found = new Map();
    const waiting = workspace === null || packageTable(rootTable) !== null ? [{ folder: root, namedBy: '' }] : [];
    for (const folder of expandMembers(root, stringsAt(workspace ?? {}, 'members'))) {
        if (!isExcluded(root, workspace ?? {}, folder))
            waiting.push({ folder, namedBy: 'Cargo.toml' });
    }
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (found.has(next.folder))
            continue;
        const manifest = manifests_readManifest(root, next.folder, next.namedBy);
        found.set(manifest.folder, manifest);
        if (workspace === null)
            continue;
        for (const folder of pathDependencies(manifest.table, manifest.folder, root, workspace)) {
            if (isInside(root, folder) && !isExcluded(root, workspace, folder)) {
                waiting.push({ folder, namedBy: manifest.file });
            }
        }
    }
    return [...found.values()];
}
function manifests_readManifest(root, folder, namedBy) {
    const file = external_node_path_.relative(root, external_node_path_.join(folder, 'Cargo.toml'));
    refuseOutside(root, file);
    if (!(0,external_node_fs_.existsSync)(external_node_path_.join(folder, 'Cargo.toml'))) {
        throw new errors/* UserError */.yo({
            what: `There is no ${file}, and ${namedBy} names ${external_node_path_.relative(root, folder) || 'its folder'} as a package of the workspace.`,
            where: { file: namedBy },
            next: 'Correct the path, or check out the missing folder.',
        });
    }
    return { folder, file, table: readToml(root, file) };
}
function manifests_member(root, workspace, { folder, file, table }, names) {
    const name = names.get(folder) ?? '';
    const own = packageTable(table) ?? {};
    const inherited = tableAt(workspace, 'package');
    const field = (key) => {
        const value = own[key];
        if (!isTable(value) || value.workspace !== true)
            return stringAt(own, key);
        const shared = stringAt(inherited, key);
        if (shared !== null)
            return shared;
        throw new errors/* UserError */.yo({
            what: `${file} inherits ${key}, and the workspace root has no ${key} in [workspace.package].`,
            where: { file },
            next: `Give ${key} there, or in ${file} itself.`,
        });
    };
    const version = field('version') ?? '0.0.0';
    if (!VERSION.test(version)) {
        throw new errors/* UserError */.yo({
            what: `${file} has the version ${JSON.stringify(version)}, which is not a semantic version.`,
            where: { file },
            next: 'Give three numbers, such as 1.2.3.',
        });
    }
    const edition = field('edition') ?? '2015';
    const dependencies = pathDependencies(table, folder, root, workspace)
        .map((dependency) => names.get(dependency))
        .filter((dependency) => dependency !== undefined && dependency !== name);
    return {
        name,
        version,
        manifest: file,
        edition,
        rustVersion: field('rust-version'),
        description: field('description'),
        license: field('license'),
        repository: field('repository'),
        defaultRun: stringAt(own, 'default-run'),
        targets: readTargets({ table, own, root, folder, file, name, edition }),
        features: readFeatures(table),
        memberDependencies: [...new Set(dependencies)].filter((found) => found !== undefined).sort(compareText),
        defaults: readDefaults(own.metadata, file, 'package'),
    };
}
/** `[package]`, or `[project]` as it was called at first and still may be up to edition 2021. */
function packageTable(manifest) {
    if (isTable(manifest.package))
        return manifest.package;
    return isTable(manifest.project) ? manifest.project : null;
}
function packageName({ file, table }) {
    const name = stringAt(packageTable(table) ?? {}, 'name');
    if (name === null) {
        throw new errors/* UserError */.yo({
            what: `${file} has no package name.`,
            where: { file },
            next: 'Give it [package] with a name, or leave it out of the members in [workspace].',
        });
    }
    if (!PACKAGE_NAME.test(name)) {
        throw new errors/* UserError */.yo({
            what: `${file} has the package name ${JSON.stringify(name)}, which cargo does not allow.`,
            where: { file },
            next: 'Use letters, digits, - and _, not starting with a digit or a dash.',
        });
    }
    return name;
}
function refuseRepeatedNames(manifests, names) {
    const first = new Map();
    for (const { folder, file } of manifests) {
        const name = names.get(folder) ?? '';
        const other = first.get(name);
        if (other !== undefined) {
            throw new errors/* UserError */.yo({
                what: `${[other, file].sort(compareText).join(' and ')} both have the package name ${name}.`,
                where: { file },
                next: 'Rename one of the two: cargo allows each name once in a workspace.',
            });
        }
        first.set(name, file);
    }
}
function notAMember(entry) {
    const file = external_node_path_.join(entry, 'Cargo.toml');
    return new errors/* UserError */.yo({
        what: `${file} is below a workspace root, and the workspace does not have it as a member.`,
        where: { file },
        next: `Add ${entry} to members or to exclude in the root's [workspace], or give ${file} a [workspace] of its own.`,
    });
}

;// CONCATENATED MODULE: ./build/js/src/workspace/profiles.js


/** Returns the profiles of a root manifest. Cargo reads them nowhere else (cargo book, "Profiles"). */
function readProfiles(rootManifest) {
    const profiles = tableAt(rootManifest, 'profile');
    return sortedRecord(Object.fromEntries(Object.entries(profiles)
        .filter((entry) => isTable(entry[1]))
        .map(([name, table]) => [name, profile(table)])));
}
/**
 * Returns a root manifest with no more in it than the names of its profiles, which its headlines tell even where it
 * is written in a TOML that is not read here.
 */
function onlyProfileNames(text) {
    const headlines = text.matchAll(/^[ \t]*\[[ \t]*profile[ \t]*\.[ \t]*["']?([A-Za-z_][A-Za-z0-9_-]*)["']?[ \t]*[.\]]/gm);
    return { profile: Object.fromEntries([...headlines].map(([, name = '']) => [name, {}])) };
}
function profile(table) {
    const text = (key) => pick(table[key], ['string']);
    return {
        inherits: text('inherits'),
        strip: pick(table.strip, ['string', 'boolean']),
        lto: pick(table.lto, ['string', 'boolean']),
        debug: pick(table.debug, ['string', 'boolean', 'number']),
        optLevel: pick(table['opt-level'], ['string', 'number']),
        panic: text('panic'),
        codegenUnits: pick(table['codegen-units'], ['number']),
    };
}
function pick(value, types) {
    return types.includes(typeof value) ? value : null;
}

;// CONCATENATED MODULE: ./build/js/src/workspace/queries.js




/** The crate, which may have another name in a manifest. */
const SQLX = 'sqlx';
/** Source files of a member that are looked into at most: what is found is for advice alone. */
const queries_MOST_FILES = 400;
/** The macros that ask a database, or the offline data, while they are compiled; those that end in `_unchecked` do too (sqlx's `macros/mod.rs`). */
const MACRO = /\b(?:query|query_as|query_scalar|query_file|query_file_as|query_file_scalar)(?:_unchecked)?!\s*[([{]/;
/**
 * Returns what the members do with the queries that sqlx checks while it compiles: the offline data (`cargo sqlx prepare` writes `.sqlx`
 * to the workspace root or to a package, up to version 0.6 `sqlx-data.json`), and where there is none, the first such query.
 */
function readQueries({ root, members, details }) {
    const folders = members.map(({ manifest }) => external_node_path_.dirname(manifest));
    const offline = [...new Set(['.', ...folders])]
        .flatMap((folder) => ['.sqlx', 'sqlx-data.json'].map((name) => external_node_path_.join(folder, name)))
        .filter((file) => (0,external_node_fs_.existsSync)(external_node_path_.join(root, file)))
        .sort(compareText);
    if (offline.length > 0)
        return { offline, checkedAt: null };
    const users = members.filter(({ name }) => details.get(name)?.dependencies.some((dependency) => dependency.name === SQLX));
    for (const { manifest } of users) {
        const at = firstQuery(root, external_node_path_.join(external_node_path_.dirname(manifest), 'src'));
        if (at !== null)
            return { offline, checkedAt: at };
    }
    return { offline, checkedAt: null };
}
/** Returns the place of the first query in a folder as `file:line`. */
function firstQuery(root, folder) {
    for (const file of sourcesIn(root, folder)) {
        const line = looseText(root, file)
            .split('\n')
            .findIndex((text) => !/^\s*\/\//.test(text) && MACRO.test(text));
        if (line !== -1)
            return `${file}:${line + 1}`;
    }
    return null;
}
/** Returns the source files below a folder in the order of their paths. Links are not followed, so that a loop of them ends. */
function sourcesIn(root, folder) {
    const found = [];
    const waiting = [folder];
    for (let next = waiting.pop(); next !== undefined && found.length < queries_MOST_FILES; next = waiting.pop()) {
        for (const entry of queries_entriesOf(external_node_path_.join(root, next))) {
            const file = external_node_path_.join(next, entry.name);
            // The place is shown, and a line of a job's log can be a command to the runner.
            // eslint-disable-next-line no-control-regex -- control characters are what is looked for
            if (/[\u0000-\u001f\u007f]/.test(entry.name))
                continue;
            if (entry.isDirectory())
                waiting.push(file);
            else if (entry.isFile() && entry.name.endsWith('.rs'))
                found.push(file);
        }
    }
    return found.slice(0, queries_MOST_FILES).sort(compareText);
}
function queries_entriesOf(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/js/src/workspace/resolver.js


/** Rust editions whose packages have another resolver than 1 (cargo book, "Resolver versions"). */
const RESOLVER_OF_EDITION = { '2021': 2, '2024': 3 };
/**
 * Returns the resolver of a workspace: what the root manifest says, else the one of the root package's edition. A virtual workspace has
 * no edition, and so the first (cargo book, "Resolver versions").
 *
 * @param manifest the root manifest; empty where it could not be read: its edition decides then
 * @throws UserError for one that cargo does not know
 */
function readResolver(manifest, members) {
    const said = tableAt(manifest, 'workspace').resolver ?? tableAt(manifest, 'package').resolver;
    if (said === undefined) {
        const edition = members.find((member) => member.manifest === 'Cargo.toml')?.edition ?? '';
        return RESOLVER_OF_EDITION[edition] ?? 1;
    }
    if (said === '1')
        return 1;
    if (said === '2')
        return 2;
    if (said === '3')
        return 3;
    throw new errors/* UserError */.yo({
        what: `Cargo.toml has the resolver ${JSON.stringify(said)}, which cargo does not know.`,
        where: { file: 'Cargo.toml' },
        next: 'Resolvers: "1", "2", "3".',
    });
}

;// CONCATENATED MODULE: ./build/js/src/workspace/submodules.js




/**
 * Does some work on a workspace. When it fails because of a git submodule that was not checked out, the error says so:
 * actions/checkout leaves submodules out unless it is asked for them, and cargo only sees an empty folder.
 *
 * @param root absolute path of the workspace root
 * @param repository absolute path of the checkout; null: there is none
 */
async function explainingSubmodules(root, repository, work) {
    try {
        return await work();
    }
    catch (error) {
        const module = error instanceof errors/* UserError */.yo && repository !== null ? missing(error, root, repository) : null;
        if (!(error instanceof errors/* UserError */.yo) || module === null)
            throw error;
        const { what, where } = error.problem;
        throw new errors/* UserError */.yo({
            what: `${module} is a git submodule that was not checked out.\n${what}`,
            ...(where === undefined ? {} : { where }),
            next: 'Give actions/checkout the input submodules: true (recursive for those in submodules), or run git submodule update --init.',
        }, { cause: error });
    }
}
/** Returns the empty submodule that an error names, relative to the checkout. */
function missing({ problem }, root, repository) {
    const text = `${problem.what} ${problem.where?.file ?? ''}`;
    // What stands in the text as a path, and not as a part of a longer one.
    const words = text.split(/[\s`'",:]+/).filter((word) => word.includes('/'));
    const named = words.flatMap((word) => [external_node_path_.resolve(root, word), external_node_path_.resolve(repository, word)]);
    return (emptySubmodules(repository).find((module) => named.some((file) => isInside(external_node_path_.join(repository, module), file))) ?? null);
}
/** Returns the folders that `.gitmodules` names and that hold nothing (git-config's syntax; gitmodules). */
function emptySubmodules(repository) {
    if (!(0,external_node_fs_.existsSync)(external_node_path_.join(repository, '.gitmodules')))
        return [];
    return readText(repository, '.gitmodules')
        .split('\n')
        .flatMap((line) => pathIn(line) ?? [])
        .filter((module) => isInside(repository, external_node_path_.join(repository, module)))
        .filter((module) => isEmpty(external_node_path_.join(repository, module)));
}
/** Returns the value of a line `path = "…"`. Read by hand: a pattern with three open ends takes forever on a long line. */
function pathIn(line) {
    const at = line.indexOf('=');
    if (at === -1 || line.slice(0, at).trim() !== 'path')
        return null;
    const value = line.slice(at + 1).trim();
    return value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
}
function isEmpty(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder).length === 0;
    }
    catch {
        return true;
    }
}

;// CONCATENATED MODULE: ./build/js/src/workspace/toolchain.js





/**
 * Returns the toolchain file that holds for a workspace root, or null when there is none: its own, else the nearest
 * above it inside the checkout.
 *
 * rustup prefers the bare name where both exist, and reads a single line there as the channel
 * (rustup book, "Overrides").
 *
 * @param top absolute path of the folder where the search ends
 * @throws UserError when it cannot be read or is not TOML
 */
function readToolchain(root, top = root) {
    for (const folder of foldersUp(root, top)) {
        for (const name of ['rust-toolchain', 'rust-toolchain.toml']) {
            const file = external_node_path_.join(external_node_path_.relative(root, folder), name);
            if ((0,external_node_fs_.existsSync)(external_node_path_.join(folder, name)))
                return toolchainFile(root, file, top);
        }
    }
    return null;
}
function toolchainFile(root, file, top) {
    if (external_node_path_.basename(file) === 'rust-toolchain') {
        const text = readText(root, file, top).trim();
        if (!text.includes('\n') && !text.startsWith('[')) {
            return { path: file, channel: text === '' ? null : text, components: [], targets: [], ownPath: null };
        }
    }
    const toolchain = tableAt(readToml(root, file, top), 'toolchain');
    return {
        path: file,
        channel: stringAt(toolchain, 'channel'),
        components: stringsAt(toolchain, 'components'),
        targets: stringsAt(toolchain, 'targets'),
        ownPath: stringAt(toolchain, 'path'),
    };
}

;// CONCATENATED MODULE: ./build/js/src/workspace/read.js























/**
 * Reads the workspace that a folder belongs to.
 *
 * @param folder absolute path, or relative to the working directory
 * @param cargo runs `cargo metadata`; null reads the manifests instead
 * @param locked false: the lockfile may be out of date
 * @throws UserError when there is no manifest, or it is not one that cargo accepts
 */
async function readWorkspace(folder, cargo, locked) {
    const start = existingFolder(folder);
    if (!(0,external_node_fs_.existsSync)(external_node_path_.join(start, 'Cargo.toml'))) {
        throw new errors/* UserError */.yo({
            what: `There is no Cargo.toml in ${folder}.`,
            where: { file: external_node_path_.join(folder, 'Cargo.toml') },
            next: 'Give the folder of a Cargo package or workspace with the input workspace, and check it out first (actions/checkout).',
        });
    }
    const found = findRoot(start);
    return (0,errors/* withRoot */.Lf)(found, () => readFrom(start, found, cargo, locked));
}
async function readFrom(start, found, cargo, locked) {
    // Before cargo sees it: cargo would follow a link, and quote what it does not understand.
    for (const folder of [start, found])
        refuseOutside(folder, 'Cargo.toml');
    const repository = findRepository(found);
    const top = repository ?? found;
    const configuration = readConfig(found, top, start);
    const expected = readLockfile(found);
    const known = await explainingSubmodules(found, repository, async () => {
        const isLocked = expected !== null && locked !== false;
        const answer = cargo === null
            ? null
            : await fromCargo(start, found, cargo, isLocked, configArguments(configuration.merged));
        const readings = answer ?? manifests_fromManifests(found, start);
        const read = { ...readings, members: withoutUnusableExamples(readings.root, readings.members) };
        refuseUnusable(read);
        const local = findLocal(read.root, reachOf(read.root, repository), read.members.map(({ name, manifest }) => ({
            manifest,
            dependencies: read.details.get(name)?.dependencies ?? [],
        })), configuration.merged);
        return { ...read, local, answer };
    });
    const { root, members, defaultMembers, defaults, local, answer } = known;
    const fromRoot = (file) => external_node_path_.relative(root, file) || '.';
    const { config } = root === found ? configuration : readConfig(root, top, start);
    [...local.folders, ...local.files, ...config.vendored, ...config.files].forEach(refuseControlCharacters);
    // Cargo finds the root of a workspace whose manifest is TOML 1.1, which the search from here passes by.
    const lock = root === found ? expected : readLockfile(root);
    // Without the registry cargo could not compare the two.
    if (known.graph === null && lock !== null && locked !== false)
        refuseStale(known, lock.entries);
    const manifest = rootManifest(root, answer !== null);
    return {
        root,
        entry: external_node_path_.relative(root, start) || '.',
        members,
        defaultMembers,
        defaults,
        lockfile: lock?.lockfile ?? null,
        lockfileIgnoredBy: lockfileIgnoredBy(root, repository ?? root),
        toolchain: readToolchain(root, top),
        // A profile of the configuration goes over the manifest's (cargo book, "Configuration", "profile").
        profiles: readProfiles(merge(read_tables(manifest, 'profile'), read_tables(configuration.merged, 'profile'))),
        resolver: readResolver(manifest, members),
        graph: known.graph ?? graphFromLock(known, lock?.entries ?? null),
        config,
        localFolders: [...new Set([...local.folders.map(fromRoot), ...config.vendored])].sort(compareText),
        localFiles: local.files.map(fromRoot),
        queries: readQueries(known),
        scriptPrograms: readScriptPrograms(known),
        repository: repository === null ? null : fromRoot(repository),
        source: answer === null ? 'manifests' : 'cargo',
    };
}
/** Returns a table with one of its tables only. */
function read_tables(table, key) {
    return { [key]: tableAt(table, key) };
}
function existingFolder(folder) {
    try {
        return (0,external_node_fs_.realpathSync)(folder);
    }
    catch (error) {
        throw new errors/* UserError */.yo({
            what: `There is no folder ${folder}.`,
            next: 'Give the folder of a Cargo package or workspace with the input workspace, and check it out first (actions/checkout).',
        }, { cause: error });
    }
}
/** A manifest in TOML 1.1 is fine once cargo has read it: then only the settings of its profiles are lost. */
function rootManifest(root, cargoAcceptsIt) {
    try {
        return readToml(root, 'Cargo.toml');
    }
    catch (error) {
        if (cargoAcceptsIt && error instanceof errors/* UserError */.yo) {
            const text = readText(root, 'Cargo.toml');
            return { workspace: resolverIn(text), ...onlyProfileNames(text) };
        }
        throw error;
    }
}
/** The resolver decides what is built, so it is looked for where the rest of the manifest cannot be read. */
function resolverIn(text) {
    const resolver = /^[ \t]{0,20}resolver[ \t]{0,20}=[ \t]{0,20}["']([123])["']/m.exec(text)?.[1];
    return resolver === undefined ? {} : { resolver };
}

;// CONCATENATED MODULE: ./build/js/src/pipeline.js
























/** READ and DECIDE. */
async function planWorkspace(options, site) {
    const [workspace, surroundings] = await Promise.all([
        readWorkspace(options.workspace, site.cargo, options.locked),
        site.surroundings(options.workspace),
    ]);
    return (0,errors/* withRoot */.Lf)(workspace.root, () => {
        const settled = withManifests(workspace, options, readManifestOptions(workspace));
        refuseManyToLoad(settled);
        refuseUnusedUpdate(settled);
        const plan = makePlan(workspace, settled, surroundings);
        return { ...plan, advice: [...plan.advice, ...adviseOnOwnFiles(plan, ownFiles(plan))] };
    });
}
/** @throws UserError for an asset that is not there, leads out of the context, or is not sent to the builder */
function refuseMissingAssets(plan) {
    const { context } = plan;
    const own = external_node_path_.join(context.path, '.dockerignore');
    const ignored = (0,external_node_fs_.existsSync)(own) ? readText(context.path, '.dockerignore') : null;
    for (const asset of assetsOf(plan)) {
        const shown = external_node_path_.posix.relative(context.workspace, asset);
        refuseOutside(context.path, asset);
        if (!(0,external_node_fs_.existsSync)(external_node_path_.join(context.path, asset))) {
            throw new errors/* UserError */.yo({
                what: `assets: ${shown} is not in the workspace.`,
                next: 'Correct the path, which is relative to the workspace root; what a step before this one makes must be there when this one starts.',
            });
        }
        if (ignored !== null && isDockerignored(ignored, asset)) {
            throw new errors/* UserError */.yo({
                what: `assets: ${shown} is left out by the .dockerignore, so the builder does not have it.`,
                where: { file: '.dockerignore' },
                next: `Add the line !${asset} at its end.`,
            });
        }
    }
}
/** Reads what lies in the context and is the user's own. */
function ownFiles({ context, env }) {
    // What cannot be read is nothing to advise on; where it is needed, that is said there.
    const textOf = (file) => {
        try {
            return (0,external_node_fs_.existsSync)(external_node_path_.join(context.path, file)) ? readText(context.path, file) : null;
        }
        catch {
            return null;
        }
    };
    const dockerignore = textOf('.dockerignore');
    const queries = external_node_path_.join(context.workspace, '.sqlx/query.json');
    const output = external_node_path_.join(context.workspace, 'target/release/program');
    return {
        dockerfile: textOf(external_node_path_.join(context.workspace, 'Dockerfile')),
        hidesQueries: dockerignore !== null && 'SQLX_OFFLINE' in env && isDockerignored(dockerignore, queries),
        sendsTarget: dockerignore !== null && !isDockerignored(dockerignore, output),
    };
}
/** READ, DECIDE and WRITE: what `mode: generate` and `rust-docker generate` do. */
async function generateFiles(options, site) {
    const planned = await planWorkspace(options, site);
    const plan = await pinImages(planned, options.updatePins, async (image) => readDigest(await (0,builder_buildx/* findBuildx */.a)(site.runTool), image, options.builder.name));
    return { plan, dockerfile: await writeFiles(plan) };
}
/** READ, DECIDE and compare: what `mode: check` and `rust-docker check` do. */
async function checkWorkspace(options, site) {
    return checkFiles(await planWorkspace(options, site));
}
/** The whole pipeline: read → plan → write → build → inspect → publish. Telling is the caller's. */
async function runPipeline(options, site) {
    const start = performance.now();
    const [planned, buildx] = await Promise.all([planWorkspace(options, site), (0,builder_buildx/* findBuildx */.a)(site.runTool)]);
    let prepared = null;
    const prepare = () => (prepared ??= site.log.step('Builder', () => getBuilder(buildx, options, site)));
    // Digests come by way of the builder's mirrors; without any to ask for, a file that cannot be written is said first.
    const whole = await pinImages(planned, options.updatePins, async (image) => readDigest(buildx, image, (await prepare()).name));
    const dockerfile = await writeFiles(whole);
    const plan = builtPart(whole);
    await clearExports(plan);
    await (0,errors/* withRoot */.Lf)(plan.context.path, () => {
        refuseMissingAssets(plan);
    });
    const secrets = await prepareSecrets(options.secrets, site.folder, process.env);
    const builder = await prepare();
    const buildSite = {
        buildx,
        builder,
        dockerfile,
        log: site.log,
        folder: site.folder,
        secrets,
        buildArguments: options.buildArgs,
    };
    const result = await site.log.step('Build', () => (0,errors/* withRoot */.Lf)(external_node_path_.join(plan.context.path, plan.context.workspace), () => (0,build/* build */.jq)(plan, buildSite)));
    const images = await inspectAll(plan, result);
    const findings = verify(plan, images, site.log);
    const published = plan.publish.push && plan.images.length > 0
        ? await site.log.step('Publish', () => publish(plan, result, images, buildSite))
        : null;
    if (plan.publish.load && (plan.images.length > 0 || plan.stages.dev !== null))
        await site.log.step('Load', () => load(plan, buildSite));
    return makeReport({
        plan,
        dockerfile,
        builder: { name: builder.name, driver: builder.driver, why: builder.why, buildx: buildx.version },
        result,
        images,
        findings,
        published,
        timings: { total: performance.now() - start, buildx: buildx.elapsed() },
    });
}
async function getBuilder(buildx, options, site) {
    const builder = await prepareBuilder(buildx, options.builder, site.folder, site.onBuilder);
    site.log.info(`${builder.name} (${builder.driver}): ${builder.why}; buildx ${buildx.version}`);
    return builder;
}
/** INSPECT: each image in turn, so that a layer that they share is read once. */
async function inspectAll(plan, result) {
    const seen = new Map();
    const reports = [];
    for (const { name, layout, digest } of result.images) {
        const binaries = plan.images.filter((image) => image.name === name).map(({ binary }) => binary);
        reports.push(await inspectImage(await openLayout(layout, digest), { name, binaries, seen }));
    }
    return reports;
}
/** PROVE: nothing is published that cannot start on its platform. */
function verify(plan, images, log) {
    if (plan.verify === 'off')
        return [];
    const platforms = Object.fromEntries(plan.platforms.map((platform) => [platform.name, platform]));
    const findings = images.flatMap((image) => {
        const planned = plan.images.find(({ name }) => name === image.image);
        return planned === undefined ? [] : verifyImage(image, { binary: planned.binary, platforms });
    });
    const problems = findings.map(({ image, platform, what, next }) => ({
        what: `${image}, ${platform}: ${what}`,
        next,
    }));
    const [first, ...others] = problems;
    if (plan.verify === 'strict' && first !== undefined) {
        others.forEach(log.warn);
        throw new errors/* UserError */.yo(first);
    }
    problems.forEach(log.warn);
    return findings;
}

;// CONCATENATED MODULE: ./build/js/src/report/check.js


/** A diff of more characters than this is left to the log: a summary has at most 1 MiB. */
const MAX_DIFF = 200_000;
/** Returns what is wrong with the files, each with its place. */
function checkProblems({ files }) {
    return files.map(problemOf).filter((problem) => problem !== null);
}
/** Returns a check as text: what is wrong with each file, and how it would change. */
function checkText({ files }) {
    return files
        .flatMap((file) => {
        const problem = problemOf(file);
        if (problem === null)
            return [];
        return [(0,errors/* formatProblem */.Vw)(problem), ...(file.diff === '' ? [] : [file.diff.trimEnd()])];
    })
        .concat(files.filter(({ state }) => state === 'up-to-date').map(({ file }) => `${file} is up to date.`))
        .join('\n\n');
}
/** Returns the job summary of a check. */
function checkSummary({ files, upToDate }) {
    const parts = [
        `## ${upToDate ? 'The Dockerfile is up to date' : 'The Dockerfile is out of date'}`,
        ...files.flatMap((file) => {
            const problem = problemOf(file);
            if (problem === null)
                return [];
            return [`- ${escapeMarkdown(problem.what)} ${escapeMarkdown(problem.next)}`, ...fenced(file)];
        }),
    ];
    return `${parts.join('\n\n')}\n`;
}
/** The text of a committed file is anybody's: the fence is longer than any in it. */
function fenced({ diff }) {
    if (diff === '' || diff.length > MAX_DIFF)
        return [];
    const longest = Math.max(2, ...Array.from(diff.matchAll(/`+/g), ([ticks]) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    return [`${fence}diff\n${diff}${fence}`];
}
/** Returns what to say of a file; null: it is up to date. */
function problemOf({ file, state, line }) {
    const where = { file, ...(line === null ? {} : { line }) };
    const generate = 'Run rust-docker generate, or this action with mode: generate, with the same inputs';
    switch (state) {
        case 'up-to-date':
            return null;
        case 'missing':
            return {
                what: `${file} is missing.`,
                where,
                next: `${generate}, and commit what it writes. Another place is given with file.`,
            };
        case 'foreign':
            return {
                what: `${file} was not written by rust-docker.`,
                where,
                next: 'Give the place of the one that was, with file; or move this one away and run rust-docker generate.',
            };
        case 'line-endings':
            return {
                what: `${file} has CRLF line endings, and is written with LF.`,
                where,
                next: `Put the line "${file
                    .split('/')
                    .at(-1)
                    ?.replace(/\.dockerignore$/, '') ?? ''}* text eol=lf" into .gitattributes, and run git add --renormalize .`,
            };
        case 'differs':
            return {
                what: `${file} is out of date: line ${line} is the first that would be written differently.`,
                where,
                next: `${generate}, and commit what changed.`,
            };
        case 'left-over':
            return {
                what: `${file} is left over: there is a .dockerignore now, which it takes the place of.`,
                where,
                next: `Delete ${file}.`,
            };
    }
}

;// CONCATENATED MODULE: ./build/js/src/report/format.js
/** Returns a size as a person reads it, in powers of 1000 as registries and Docker do: `13.4 MB`. */
function formatSize(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = bytes;
    let unit = 0;
    while (value >= 999.95 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
}
/** Returns a duration as a person reads it: `840 ms`, `12.3 s`, `2 min 5 s`. */
function formatDuration(milliseconds) {
    if (milliseconds < 999.5)
        return `${Math.round(milliseconds)} ms`;
    const seconds = milliseconds / 1000;
    if (seconds < 59.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
/** Returns the first twelve hexadecimal digits of a digest, as Docker shows it. */
function shortDigest(digest) {
    return digest.replace(/^sha256:/, '').slice(0, 12);
}

;// CONCATENATED MODULE: ./build/js/src/report/rows.js

const SIZE_COLUMNS = [
    'Image',
    'Platform',
    'Compressed',
    'Uncompressed',
    'Binary',
    'CPU',
    'Linking',
];
/** Returns a row for each image and platform, in the columns of {@link SIZE_COLUMNS}. */
function sizeRows(images) {
    return images.flatMap(({ image, platforms }) => platforms.map(({ platform, compressed, uncompressed, binaries }) => {
        const program = binaries[0];
        return [
            image,
            platform,
            formatSize(compressed),
            formatSize(uncompressed),
            program === undefined ? 'none found' : formatSize(program.size),
            program?.elf?.machine ?? '–',
            linking(program),
        ];
    }));
}
function linking(program) {
    if (program === undefined)
        return '–';
    return program.elf === null ? 'no ELF file' : linkingOf(program.elf);
}
function linkingOf({ static: isStatic, glibc }) {
    if (isStatic)
        return 'static';
    return glibc === null ? 'dynamic' : `glibc ≥ ${glibc}`;
}

;// CONCATENATED MODULE: ./build/js/src/report/stages.js
/** Returns what came of each extra stage of a build that went well: `test passed`. */
function stageResults({ stages: { test, lint, docs, dev }, publish }) {
    return [
        ...(test === null ? [] : ['test passed']),
        ...(lint === null ? [] : ['lint passed']),
        ...(dev === null ? [] : [publish.load ? `dev loaded as ${dev.tags.join(', ')}` : 'dev built']),
        ...(docs === null ? [] : [`docs in ${docs.output.shown}`]),
    ];
}

;// CONCATENATED MODULE: ./build/js/src/report/table.js
/**
 * Returns rows as a table for a terminal: columns as wide as their widest cell, two spaces between them.
 *
 * @param right indices of the columns that are aligned to the right: numbers
 * @param limits the most characters of a column, by its index; a longer cell goes on below. A word is never broken.
 */
function textTable(head, rows, right = [], limits = {}) {
    const lines = rows.flatMap((row) => table_linesOf(row.map((cell, column) => wrap(cell, limits[column] ?? Infinity))));
    const all = [head, ...lines];
    const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
    const line = (row) => widths
        .map((width, column) => {
        const cell = row[column] ?? '';
        const space = ' '.repeat(width - cell.length);
        return right.includes(column) ? space + cell : cell + space;
    })
        .join('  ')
        .trimEnd();
    return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...lines.map(line)].join('\n');
}
/** Breaks text at spaces into lines of at most so many characters. Never empty. */
function wrap(text, limit) {
    const lines = [''];
    for (const word of text.split(' ')) {
        const last = lines.at(-1) ?? '';
        if (last === '')
            lines[lines.length - 1] = word;
        else if (last.length + 1 + word.length <= limit)
            lines[lines.length - 1] = `${last} ${word}`;
        else
            lines.push(word);
    }
    return lines;
}
/** Puts cells of several lines side by side: one row for each line of the longest. */
function table_linesOf(cells) {
    const count = Math.max(1, ...cells.map(({ length }) => length));
    return Array.from({ length: count }, (_, index) => cells.map((cell) => cell[index] ?? ''));
}
/** Returns rows as a table of GitHub-flavoured markdown. Cells are data: nothing in them is markup. */
function markdownTable(head, rows, right = []) {
    const line = (cells) => `| ${cells.map(table_escapeMarkdown).join(' | ')} |`;
    const rule = `|${head.map((_, column) => (right.includes(column) ? ' ---: ' : ' --- ')).join('|')}|`;
    return [line(head), rule, ...rows.map(line)].join('\n');
}
/** Makes text stand for itself in GitHub-flavoured markdown, in one line. */
function table_escapeMarkdown(text) {
    return text
        .replaceAll(/[\r\n]+/g, ' ')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/[\\`*_{}[\]()#+!|~@$]/g, (character) => `&#${character.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./build/js/src/report/terminal.js





/** Columns of the table of decisions, in a terminal of 120 characters. */
const DECISION_LIMITS = { 1: 34, 2: 44, 3: 20 };
/** Returns the decisions of a plan as a table, and the advice below it. */
function planText(plan) {
    const rows = plan.decisions.map(({ about, value, why, from, input }) => [about, value, from === null || why.includes(from) ? why : `${why} (${from})`, input ?? ''].map(printable));
    const advice = plan.advice.map(({ what, why, change }) => `- ${printable(what)} ${printable(why)}\n  ${printable(change)}`);
    return [
        textTable(['Decision', 'Value', 'Why', 'Change with'], rows, [], DECISION_LIMITS),
        ...(advice.length > 0 ? ['', 'Advice', ...advice] : []),
    ].join('\n');
}
/** Returns the sizes of images as a table. */
function sizeTable(images) {
    return textTable(SIZE_COLUMNS, sizeRows(images), [2, 3, 4]);
}
/** Returns what a build made: sizes, digests, where it was published, how long it took. */
function reportText(report) {
    const places = report.images.map(({ image, digest, tags, pushed }) => [image, digest, pushed ? tags.join(', ') : 'not published'].join('  '));
    const { total, own } = report.timings;
    const stages = stageResults(report.plan).map(printable);
    return [
        ...(report.images.length === 0 ? [] : [sizeTable(report.images), '', ...places, '']),
        ...(stages.length === 0 ? [] : [...stages, '']),
        `${formatDuration(total)}, ${formatDuration(own)} of it outside of buildx`,
    ].join('\n');
}

// EXTERNAL MODULE: ./build/js/src/cli/arguments.js
var cli_arguments = __nccwpck_require__(7082);
// EXTERNAL MODULE: ./build/js/src/cli/log.js
var log = __nccwpck_require__(6616);
;// CONCATENATED MODULE: ./build/js/src/cli/run.js

















/** Runs a command and writes its answer to standard output. */
async function runCommand(command, call) {
    const { text, value, failed } = await withFolder((folder) => answer(command, call, folder));
    process.stdout.write(call.json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`);
    if (failed === true)
        process.exitCode = 1;
}
async function answer(command, call, folder) {
    switch (command) {
        case 'inspect':
            return inspect(call, folder);
        case 'plan': {
            const plan = await planWorkspace(run_optionsOf(call, 'build'), siteIn(folder));
            return { text: planText(plan), value: plan };
        }
        case 'generate': {
            const { plan, dockerfile } = await generateFiles(run_optionsOf(call, 'generate'), siteIn(folder));
            return { text: `Written: ${dockerfile}`, value: { dockerfile, plan } };
        }
        case 'check': {
            const report = await checkWorkspace(run_optionsOf(call, 'check'), siteIn(folder));
            return { text: checkText(report), value: report, failed: !report.upToDate };
        }
        case 'build':
            return buildImages(run_optionsOf(call, 'build'), folder);
    }
}
function run_optionsOf({ subject, inputs }, mode) {
    try {
        return parseOptions({ ...inputs, mode, ...(subject === null ? {} : { workspace: subject }) });
    }
    catch (error) {
        throw error instanceof errors/* UserError */.yo ? new cli_arguments/* CallError */.RA(error.problem, { cause: error }) : error;
    }
}
function siteIn(folder) {
    return {
        log: (0,log/* terminalLog */.d)(),
        folder,
        surroundings: (workspace) => readSurroundings(workspace, process.env, run/* runTool */.q),
        cargo: runCargo,
        runTool: run/* runTool */.q,
        onBuilder: () => undefined,
    };
}
/** A laptop has no post step: a builder that was created is removed here, whatever happened. */
async function buildImages(options, folder) {
    const created = [];
    const site = siteIn(folder);
    // The terminal interrupts buildx too; staying alive until it has ended is what lets the builder be removed.
    let isStopped = false;
    const stop = () => {
        isStopped = true;
        site.log.info('Stopping …');
    };
    const goOn = () => {
        if (isStopped)
            throw new errors/* UserError */.yo({ what: 'Stopped.', next: 'What was created for this build is removed.' });
    };
    process.on('SIGINT', stop);
    try {
        const report = await runPipeline(options, {
            ...site,
            runTool: async (...call) => {
                goOn();
                const output = await (0,run/* runTool */.q)(...call);
                goOn();
                return output;
            },
            onBuilder: (name) => {
                if (options.builder.cleanup)
                    created.push(name);
            },
        });
        return { text: reportText(report), value: report };
    }
    finally {
        for (const name of created)
            await run_remove(name, site.log);
        process.off('SIGINT', stop);
    }
}
/** Says so when a builder stays behind; an error of the build itself is not to be hidden by it. */
async function run_remove(name, log) {
    const failure = await (0,builder_buildx/* findBuildx */.a)().then((buildx) => removeBuilder(buildx, name), (error) => (0,errors/* messageOf */.bD)(error));
    if (failure !== null) {
        log.warn({
            what: `The builder ${name} could not be removed: ${failure}`,
            next: `Run docker buildx rm ${name}.`,
        });
    }
}
async function inspect({ subject }, folder) {
    if (subject === null) {
        throw new cli_arguments/* CallError */.RA({
            what: 'inspect needs something to open.',
            next: 'Give a layout folder, a tar file or an image reference.',
        });
    }
    const report = await inspectImage(await openImage(subject, folder), { name: subject });
    return { text: sizeTable([report]), value: report };
}
async function withFolder(work) {
    const folder = await (0,promises_.mkdtemp)(external_node_path_.join((0,external_node_os_.tmpdir)(), 'rust-docker-'));
    try {
        return await work(folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 3058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  x: () => (/* binding */ VERSION)
});

;// CONCATENATED MODULE: ./build/js/package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./build/js/src/cli/version.js

/** Version of this package. */
const VERSION = package_namespaceObject.rE;


/***/ }),

/***/ 4554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IH: () => (/* binding */ tripleOf),
/* harmony export */   Oe: () => (/* binding */ buildCommand),
/* harmony export */   g1: () => (/* binding */ CARGO_ARGUMENTS),
/* harmony export */   mV: () => (/* binding */ SET_PROFILE_FOLDER),
/* harmony export */   nw: () => (/* binding */ targetFlags),
/* harmony export */   of: () => (/* binding */ featureFlags),
/* harmony export */   qB: () => (/* binding */ cookCommand)
/* harmony export */ });
/* harmony import */ var _plan_profile_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3886);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1726);


/**
 * Build arguments that a stage has to declare in front of a cargo call. The values are the plan's, unless whoever builds gives
 * others; they reach the shell as variables, so nothing in them is a command.
 */
const CARGO_ARGUMENTS = ['ARG FEATURES', 'ARG PROFILE'];
/** Shell command that sets `folder` to the one below `target/<triple>/` that the profile's binaries are in. */
const SET_PROFILE_FOLDER = [
    'case "$PROFILE" in',
    ...Array.from(_plan_profile_js__WEBPACK_IMPORTED_MODULE_0__/* .PROFILE_FOLDERS */ .M, ([profile, folder]) => `${profile}) folder=${folder};;`),
    '*) folder=$PROFILE;; esac',
].join(' ');
/** Returns the triple that a platform is compiled for. */
function tripleOf(plan, platform) {
    const triple = platform.triple[plan.libc];
    if (triple === null)
        throw new Error(`${platform.name} has no triple for ${plan.libc}`);
    return triple;
}
/** Returns the compiling command, one shell word or flag with its value an entry. */
function buildCommand(plan) {
    return [
        plan.cross === 'zig' ? 'cargo zigbuild' : 'cargo build',
        ...sharedFlags(plan),
        ...plan.cargo.examples.map((name) => `--example ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r7)(name)}`),
    ];
}
/** Returns the command that compiles the dependencies, with the very flags of {@link buildCommand} (LukeMathWalker/cargo-chef#238). */
function cookCommand(plan) {
    return [
        'cargo chef cook --recipe-path /recipe.json',
        ...(plan.cross === 'zig' ? ['--zigbuild'] : []),
        ...sharedFlags(plan),
        // cargo-chef knows no single example. Of all of them only stubs are compiled here, with the dev-dependencies that they share.
        ...(plan.cargo.examples.length > 0 ? ['--examples'] : []),
    ];
}
/** Returns the flags that say which part of the target folder is meant. */
function targetFlags(plan) {
    return [
        '--profile "$PROFILE"',
        ...(plan.cargo.locked ? ['--locked'] : []),
        ...plan.platforms.map((platform) => `--target ${tripleOf(plan, platform)}`),
    ];
}
function sharedFlags(plan) {
    const { cargo } = plan;
    return [
        '--profile "$PROFILE"',
        ...featureFlags(cargo),
        // Always given, for the builder's own CPU too: otherwise its flags reach build scripts and everything is compiled twice.
        ...plan.platforms.map((platform) => `--target ${tripleOf(plan, platform)}`),
        ...cargo.packages.map((name) => `--package ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r7)(name)}`),
        ...cargo.bins.map((name) => `--bin ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r7)(name)}`),
    ];
}
/** Returns the flags that every cargo call has, whatever it compiles. They need {@link CARGO_ARGUMENTS}. */
function featureFlags(cargo) {
    return [
        ...(cargo.locked ? ['--locked'] : []),
        ...(cargo.allFeatures ? ['--all-features'] : []),
        ...(cargo.defaultFeatures ? [] : ['--no-default-features']),
        '--features "$FEATURES"',
    ];
}


/***/ }),

/***/ 9742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CF: () => (/* binding */ reportedBuild),
/* harmony export */   Co: () => (/* binding */ NOT_COMPILED),
/* harmony export */   jd: () => (/* binding */ ageDependencies),
/* harmony export */   n1: () => (/* binding */ proof),
/* harmony export */   pU: () => (/* binding */ cleanMembers)
/* harmony export */ });
/* harmony import */ var _cargo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4554);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6746);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1726);



/*
 * Cargo decides by times whether a package of the workspace was compiled already: it was when its output is newer than every
 * source (rust-lang/cargo#9312). COPY keeps the times of the checkout, which are as old as whoever made it wants, and the
 * layer or mount with the output may come from another machine. So no time is relied on: what could be taken for the output
 * of the members is removed before they are compiled, and what cargo says it did is read afterwards.
 */
/**
 * Returns the instructions that make the local packages beside the members older than anything.
 *
 * They are compiled into the layer or mount that is kept, and that is only used again for the very same content. A new checkout
 * has new times all the same, for which cargo would compile them again, with all that depends on them. It does not look at the
 * times of vendored sources.
 */
function ageDependencies({ context: { dependencies, vendored } }) {
    const paths = dependencies.filter((file) => !vendored.includes(file));
    if (paths.length === 0)
        return [];
    const found = paths.map((file) => `${_names_js__WEBPACK_IMPORTED_MODULE_1__/* .CHECKOUT */ .$b}/${file}`);
    return [
        '# They are the same, or this were another layer: not newer than what was compiled from them, whenever they were checked out.',
        `RUN ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .execForm */ .cA)(['find', ...found, '-exec', 'touch', '--no-dereference', '--date=@0', '{}', '+'])}`,
    ];
}
const METADATA = 'cargo metadata --no-deps --offline --format-version 1 >/tmp/metadata.json';
/**
 * Returns commands that remove everything of the members from the target folder. Cargo itself does it, which knows how that
 * folder is laid out in its version. It takes the name alone: with one in the registry of the same name, both go.
 */
function cleanMembers(plan) {
    return [
        [METADATA],
        [`grep -oE '"name":"[^"]*","version":"[^"]*","id":"[^"]*path[+]file:' /tmp/metadata.json >/tmp/members`],
        ['set --'],
        [`while IFS='"' read -r _ _ _ name _; do set -- "$@" --package "$name"; done </tmp/members`],
        ['cargo clean', ...(0,_cargo_js__WEBPACK_IMPORTED_MODULE_0__/* .targetFlags */ .nw)(plan), '"$@"'],
    ];
}
/** Returns the build, with cargo's report on each artifact in a file. What it says to people is as it always is. */
function reportedBuild(plan) {
    return [[...(0,_cargo_js__WEBPACK_IMPORTED_MODULE_0__/* .buildCommand */ .Oe)(plan), '--message-format json-render-diagnostics >/tmp/artifacts.json']];
}
/**
 * Returns commands that fail unless the build compiled the members, in place of taking something else for them. Cargo reports
 * each artifact with the manifest of its package, and whether it was `fresh`: there already.
 */
function proof() {
    return [
        [METADATA],
        [`grep -o '"manifest_path":"[^"]*"' /tmp/metadata.json >/tmp/members`],
        ['grep -F -f /tmp/members /tmp/artifacts.json >/tmp/compiled'],
        [
            `if grep -v '"fresh":false' /tmp/compiled >/tmp/kept; then`,
            `  grep -o '"manifest_path":"[^"]*"' /tmp/kept >&2; echo '${NOT_COMPILED}' >&2; exit 1;`,
            'fi',
        ],
    ];
}
/** Last line of a build that took something else for the members. */
const NOT_COMPILED = 'error: cargo took what was kept for the output of these members';


/***/ }),

/***/ 6746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ CHECKOUT),
/* harmony export */   CT: () => (/* binding */ stageName),
/* harmony export */   an: () => (/* binding */ STAGES),
/* harmony export */   cl: () => (/* binding */ WRITTEN_BY),
/* harmony export */   ol: () => (/* binding */ COMMIT_TIME),
/* harmony export */   yC: () => (/* binding */ DEPENDENCIES_TARGET)
/* harmony export */ });
/** How the first line of every file that is written here begins. */
const WRITTEN_BY = '# Written by rust-docker';
/** Folder of the builder that the build context is copied to. */
const CHECKOUT = '/workspace';
/** Stages that every Dockerfile has for its own work. */
const STAGES = {
    toolchain: 'toolchain',
    chef: 'chef',
    recipe: 'recipe',
    manifests: 'manifests',
    cook: 'cook',
    build: 'build',
    files: 'files',
    base: 'base',
    libraries: 'libraries',
    init: 'init',
    cookTest: 'cook-test',
    test: 'test',
    cookLint: 'cook-lint',
    lint: 'lint',
    cookDocs: 'cook-docs',
    document: 'document',
    docs: 'docs',
    devTool: 'dev-tool',
    dev: 'dev',
    dependencies: 'dependencies',
};
/** Build argument with the time of the commit, for crates that compile it in: seconds since 1970. */
const COMMIT_TIME = 'COMMIT_TIME';
/** Bake target that exports the cache: everything up to the compiled dependencies. */
const DEPENDENCIES_TARGET = STAGES.dependencies;
/** Names that are not free for an image's stage: BuildKit's own, ours, and bake's group. */
const TAKEN = new Set([
    ...Object.values(STAGES),
    'scratch',
    'context',
    'default',
    'shared',
]);
/**
 * Returns the stage of an image, which is its bake target too: the binary's name in the letters that both
 * allow (BuildKit's `validStageName`, bake's `validTargetName`). Names that differ by more than the case of
 * their letters have different stages.
 */
function stageName({ name }) {
    const stage = name.toLowerCase();
    const isFree = /^[a-z][a-z0-9_-]*$/.test(stage) && !TAKEN.has(stage) && !stage.startsWith('image-');
    return isFree ? stage : `image-${stage}`;
}


/***/ }),

/***/ 1726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ envValue),
/* harmony export */   bG: () => (/* binding */ ignorePattern),
/* harmony export */   cA: () => (/* binding */ execForm),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   jl: () => (/* binding */ bakeString),
/* harmony export */   qZ: () => (/* binding */ csvFields),
/* harmony export */   r7: () => (/* binding */ shellWord),
/* harmony export */   rH: () => (/* binding */ copyTo),
/* harmony export */   s: () => (/* binding */ copyInto)
/* harmony export */ });
/**
 * How text from a manifest or an input is put into the three languages that are written here. Each
 * function returns text that stands for exactly its argument, whatever that holds.
 */
/** One word of a POSIX shell command (POSIX, Shell Command Language, 2.2). */
function shellWord(text) {
    refuseLineBreaks(text);
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
/** The exec form of `ENTRYPOINT` and the like: a JSON array, in which BuildKit expands no variables. */
function execForm(words) {
    words.forEach(refuseLineBreaks);
    return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
/**
 * `COPY` of a path of the context to the same place below a folder. BuildKit takes the source for a pattern, and
 * expands variables and quotes in both (Dockerfile reference, "Environment replacement", "COPY").
 */
function copyTo(folder, file) {
    if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(file) && !file.startsWith('-'))
        return `COPY ${file} ${folder}/${file}`;
    return `COPY ${execForm([pattern(file), `${folder}/${file}`].map(literal))}`;
}
/** Text in which BuildKit is to expand nothing: its own escapes for what it would take for a variable or a quote. */
function literal(text) {
    refuseLineBreaks(text);
    return text.replaceAll(/[\\$'"]/g, (sign) => `\\${sign}`);
}
/** The value of an `ENV`, in double quotes, in which BuildKit is to expand nothing (`shell.Lex`, `processDoubleQuote`). */
function envValue(text) {
    refuseLineBreaks(text);
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text)
        ? text
        : `"${text.replaceAll(/[\\$"]/g, (sign) => `\\${sign}`)}"`;
}
/** `COPY` of a path of the context to an absolute path of the image. */
function copyInto(source, target) {
    const plain = /^[A-Za-z0-9_@%+=:,./][A-Za-z0-9_@%+=:,./-]*$/;
    if (plain.test(source) && plain.test(target))
        return `COPY ${source} ${target}`;
    return `COPY ${execForm([pattern(source), target].map(literal))}`;
}
/** A pattern that matches a path alone, for the sources of `COPY` (Go's `filepath.Match`). */
function pattern(file) {
    return file.replaceAll(/[\\*?[]/g, (sign) => (sign === '\\' ? '[\\\\]' : `[${sign}]`));
}
/** A pattern of a `.dockerignore` that matches a path: signs that could mean something there stand for any one sign. */
function ignorePattern(file) {
    refuseLineBreaks(file);
    return Array.from(file, (sign) => (/[\p{L}\p{N}_@%=:,./-]/u.test(sign) ? sign : '?')).join('');
}
/** A string of a bake file in JSON: HCL reads every one as a template, in which `$${` is a plain `${`, and `%%{` a plain `%{`. */
function bakeString(text) {
    // A function, because `$$` in a replacement text would be one `$`.
    return text.replaceAll(/[$%]\{/g, (opening) => `${opening.charAt(0)}${opening}`);
}
/** buildx reads an output as one line of CSV. */
function csvFields(fields) {
    return fields.map((field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}
function refuseLineBreaks(text) {
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\u0000-\u001f\u007f]/.test(text)) {
        throw new Error(`${JSON.stringify(text)} has a control character and cannot be written into a Dockerfile`);
    }
}


/***/ }),

/***/ 1646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ keptStages),
/* harmony export */   X: () => (/* binding */ stageToKeep)
/* harmony export */ });
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6746);

/**
 * Returns the stages of a plan that end with compiled dependencies. Without a layer for these there are none.
 */
function keptStages({ dependencyCache, images, stages: { test, lint, docs } }) {
    const cooked = images.length > 0 ? [_names_js__WEBPACK_IMPORTED_MODULE_0__/* .STAGES */ .an.cook] : [];
    // Empty members stand for their tests neither: those stages have a layer with cargo-chef alone.
    if (dependencyCache === 'dummy')
        return cooked;
    if (dependencyCache !== 'chef')
        return [];
    return [
        ...cooked,
        ...(test === null ? [] : [_names_js__WEBPACK_IMPORTED_MODULE_0__/* .STAGES */ .an.cookTest]),
        ...(lint === null ? [] : [_names_js__WEBPACK_IMPORTED_MODULE_0__/* .STAGES */ .an.cookLint]),
        ...(docs === null ? [] : [_names_js__WEBPACK_IMPORTED_MODULE_0__/* .STAGES */ .an.cookDocs]),
    ];
}
/** Returns the stage whose export keeps all that a part of a plan compiles once; null: nothing is worth it. */
function stageToKeep(part) {
    if (part.stages.dev !== null)
        return _names_js__WEBPACK_IMPORTED_MODULE_0__/* .STAGES */ .an.devTool;
    const [first, ...others] = keptStages(part);
    if (first !== undefined)
        return others.length === 0 ? first : _names_js__WEBPACK_IMPORTED_MODULE_0__/* .STAGES */ .an.dependencies;
    // Without a layer of dependencies a build without a change is all that can be kept. No cache exports mounts (moby/buildkit#1512).
    return part.images.length > 0 ? _names_js__WEBPACK_IMPORTED_MODULE_0__/* .STAGES */ .an.build : null;
}


/***/ }),

/***/ 1024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lf: () => (/* binding */ withRoot),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   dE: () => (/* binding */ formatPlace),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/** Carries a {@link Problem} up to `action/` or `cli/`, which say it without a stack trace. */
class UserError extends Error {
    problem;
    /** Absolute folder that the place is relative to; null: the working directory. */
    root = null;
    constructor(problem, options) {
        super(problem.what, options);
        this.name = 'UserError';
        this.problem = problem;
    }
}
/** Does some work on a workspace: the places of what goes wrong in it are relative to its root. */
async function withRoot(root, work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof UserError)
            error.root ??= root;
        throw error;
    }
}
/** Returns the place as `file:line:column`, leaving out what is not known. */
function formatPlace({ file, line, column }) {
    return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}
/** Returns the whole problem as text of up to three lines: what, where, next. */
function formatProblem({ what, where, next }) {
    return [what, where === undefined ? undefined : `  at ${formatPlace(where)}`, next]
        .filter((line) => line !== undefined)
        .join('\n');
}
/** Returns the message of anything that was thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 4958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mc: () => (/* binding */ INPUTS),
  Fg: () => (/* binding */ definitionOf),
  wp: () => (/* binding */ isInputName)
});

;// CONCATENATED MODULE: ./build/js/src/options/inputs-build.js
const BUILD_INPUTS = [
    {
        name: 'workspace',
        kind: 'text',
        default: '.',
        group: 'What is built',
        description: 'Folder of the Cargo workspace or package.',
    },
    {
        name: 'packages',
        kind: 'list',
        default: '',
        group: 'What is built',
        manifest: 'workspace',
        description: "Packages whose binaries become images. Default: the workspace's default members.",
    },
    {
        name: 'bins',
        kind: 'list',
        default: '',
        group: 'What is built',
        manifest: 'workspace',
        description: 'Binaries that become images. Default: the binaries of the packages.',
    },
    {
        name: 'examples',
        kind: 'list',
        default: '',
        group: 'What is built',
        manifest: 'workspace',
        description: 'Examples that become images. With examples and no bins, only these.',
    },
    {
        name: 'features',
        kind: 'list',
        default: '',
        group: 'What is built',
        manifest: 'package',
        description: 'Cargo features to turn on.',
    },
    {
        name: 'all-features',
        kind: 'boolean',
        default: 'false',
        group: 'What is built',
        manifest: 'package',
        description: 'Turn on every feature.',
    },
    {
        name: 'no-default-features',
        kind: 'boolean',
        default: 'false',
        group: 'What is built',
        manifest: 'package',
        description: 'Leave the default features off.',
    },
    {
        name: 'profile',
        kind: 'text',
        default: 'release',
        group: 'What is built',
        manifest: 'package',
        description: 'Cargo profile.',
    },
    {
        name: 'optimize',
        kind: 'choice',
        choices: ['none', 'size'],
        default: 'none',
        group: 'What is built',
        manifest: 'package',
        description: 'size: link-time optimization, one codegen unit and no symbols, where the profile does not say otherwise. Compiling takes longer.',
    },
    {
        name: 'locked',
        kind: 'boolean',
        default: '',
        group: 'What is built',
        description: 'Fail when Cargo.lock is not up to date. Default: true where there is a Cargo.lock.',
    },
    {
        name: 'rust-version',
        kind: 'text',
        default: '',
        group: 'What is built',
        manifest: 'package',
        description: 'Version of Rust, such as 1.85, or a channel such as nightly-2026-01-01. Default: the channel of the toolchain file, else the newest stable.',
    },
    {
        name: 'mode',
        kind: 'choice',
        choices: ['build', 'generate', 'check'],
        default: 'build',
        group: 'What is built',
        description: 'build; generate: write the Dockerfile and build nothing; or check: fail where the committed Dockerfile is out of date.',
    },
    {
        name: 'build-args',
        kind: 'list',
        default: '',
        group: 'What is built',
        description: 'Build arguments KEY=value for lines of your own in the Dockerfile, and proxies such as HTTPS_PROXY. One per line. They are kept in the image’s history: no secrets.',
    },
    {
        name: 'build-packages',
        kind: 'list',
        default: '',
        group: 'What is built',
        manifest: 'package',
        description: 'Debian packages that the build needs, besides those that the crates in use are known to need. Those ending in -dev are installed for every platform.',
    },
];

;// CONCATENATED MODULE: ./build/js/src/options/inputs-builder.js
const BUILDER_INPUTS = [
    {
        name: 'builder',
        kind: 'text',
        default: '',
        group: 'The builder',
        description: 'Name of an existing buildx builder. Default: the current one; where that cannot build for several platforms, one that is created and removed at the end.',
    },
    {
        name: 'driver',
        kind: 'choice',
        choices: ['auto', 'docker-container', 'remote', 'kubernetes', 'cloud'],
        default: 'auto',
        group: 'The builder',
        description: 'Driver of a builder to create, even when the current one would do.',
    },
    {
        name: 'driver-opts',
        kind: 'list',
        default: '',
        group: 'The builder',
        description: 'Options of the driver, such as network=host. One per line.',
    },
    {
        name: 'buildkitd-flags',
        kind: 'text',
        default: '',
        group: 'The builder',
        description: 'Flags for buildkitd.',
    },
    {
        name: 'buildkitd-config',
        kind: 'text',
        default: '',
        group: 'The builder',
        description: 'Path of a buildkitd configuration file.',
    },
    {
        name: 'buildkitd-config-inline',
        kind: 'text',
        default: '',
        group: 'The builder',
        description: 'The buildkitd configuration itself.',
    },
    {
        name: 'endpoint',
        kind: 'text',
        default: '',
        group: 'The builder',
        description: 'Address for the driver: a Docker context, or the address of a remote buildkitd.',
    },
    {
        name: 'cleanup',
        kind: 'boolean',
        default: 'true',
        group: 'The builder',
        description: 'Remove the builder that was created, when the job ends.',
    },
];

;// CONCATENATED MODULE: ./build/js/src/options/inputs-cache.js
const CACHE_INPUTS = [
    {
        name: 'dependency-cache',
        kind: 'choice',
        choices: ['auto', 'chef', 'dummy', 'mounts', 'none'],
        default: 'auto',
        group: 'Caching',
        manifest: 'package',
        description: 'How compiled dependencies are kept: a layer by cargo-chef or by dummy sources, or cache mounts of a builder that stays. auto: chef.',
    },
    {
        name: 'cache',
        kind: 'choice',
        choices: ['gha', 'registry', 'local', 'inline', 'none'],
        default: 'gha',
        group: 'Caching',
        description: "Where BuildKit's layers are kept between jobs. gha: GitHub's cache, where the job has it. cache-from and cache-to override it.",
    },
    {
        name: 'cache-from',
        kind: 'list',
        default: '',
        group: 'Caching',
        description: "Caches to read, in buildx's syntax. One per line.",
    },
    {
        name: 'cache-to',
        kind: 'list',
        default: '',
        group: 'Caching',
        description: "Caches to write, in buildx's syntax. One per line.",
    },
    {
        name: 'no-cache',
        kind: 'boolean',
        default: 'false',
        group: 'Caching',
        description: 'Build every step anew.',
    },
    {
        name: 'pull',
        kind: 'boolean',
        default: 'false',
        group: 'Caching',
        description: 'Look for newer base images even when the builder has them.',
    },
];

// EXTERNAL MODULE: ./build/js/src/plan/platforms.js
var platforms = __nccwpck_require__(4487);
;// CONCATENATED MODULE: ./build/js/src/options/inputs-image.js

const IMAGE_INPUTS = [
    {
        name: 'platforms',
        kind: 'list',
        default: 'linux/amd64,linux/arm64',
        group: 'What the image is',
        manifest: 'package',
        description: `Platforms of every image. Known: ${Object.keys(platforms/* PLATFORMS */.P).join(', ')}.`,
    },
    {
        name: 'libc',
        kind: 'choice',
        choices: ['auto', 'gnu', 'musl'],
        default: 'auto',
        group: 'What the image is',
        manifest: 'package',
        description: 'C library. musl gives a static binary. auto: gnu, or musl where the runtime has no C library.',
    },
    {
        name: 'cross',
        kind: 'choice',
        choices: ['auto', 'gcc', 'zig'],
        default: 'auto',
        group: 'What the image is',
        manifest: 'package',
        description: 'Cross compiler. auto: gcc for gnu, zig for musl.',
    },
    {
        name: 'runtime',
        kind: 'text',
        default: 'auto',
        group: 'What the image is',
        manifest: 'package',
        description: 'Base of the image: scratch, distroless, alpine, debian, or the reference of an image, such as cgr.dev/chainguard/glibc-dynamic:latest. auto: distroless; debian where the program needs a shared library that distroless does not have.',
    },
    {
        name: 'runtime-packages',
        kind: 'list',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'Debian packages that the program needs at run time, besides those that the crates in use are known to need.',
    },
    {
        name: 'tzdata',
        kind: 'choice',
        choices: ['auto', 'true', 'false'],
        default: 'auto',
        group: 'What the image is',
        manifest: 'package',
        description: 'Time-zone database in the image. auto: where a crate in use reads it, or the base has it.',
    },
    {
        name: 'expose',
        kind: 'list',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'TCP ports that the image declares.',
    },
    {
        name: 'entrypoint',
        kind: 'list',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'What the image starts, a word a line. {bin} is the path of the program. Default: the program alone.',
    },
    {
        name: 'cmd',
        kind: 'list',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'Arguments of the program, a word a line, which whoever starts the image can replace.',
    },
    {
        name: 'env',
        kind: 'list',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'Variables of the image, NAME=value. No secrets: everybody who has the image can read them.',
    },
    {
        name: 'user',
        kind: 'text',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'User that the image runs as: uid, uid:gid, or a name that the base has. Default: 65532:65532, called nonroot.',
    },
    {
        name: 'workdir',
        kind: 'text',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'Working directory, an absolute path. It is made where it is missing, and belongs to the user.',
    },
    {
        name: 'healthcheck',
        kind: 'list',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'Command that tells whether the program is well, a word a line, after flags as in a Dockerfile: --interval=30s, {bin}, --health. none turns off one of the base.',
    },
    {
        name: 'init',
        kind: 'choice',
        choices: ['none', 'tini'],
        default: 'none',
        group: 'What the image is',
        manifest: 'package',
        description: 'tini: it is the first process, passes signals on, and takes ended children away.',
    },
    {
        name: 'assets',
        kind: 'list',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'Files and folders of the workspace that are in the image, source:/target.',
    },
    {
        name: 'labels',
        kind: 'list',
        default: '',
        group: 'What the image is',
        manifest: 'package',
        description: 'Labels of every image, key=value. They override the ones taken from the manifest.',
    },
    {
        name: 'file',
        kind: 'text',
        default: '',
        group: 'What the image is',
        description: 'Where the Dockerfile is written, relative to the workspace root. Default: target/rust-docker/Dockerfile; with mode: generate or check, Dockerfile.',
    },
    {
        name: 'pin',
        kind: 'boolean',
        default: 'false',
        group: 'What the image is',
        manifest: 'package',
        description: 'Name base images by digest as well as by tag. The digests of the committed Dockerfile are kept; for what it lacks, the registry is asked.',
    },
    {
        name: 'update-pins',
        kind: 'boolean',
        default: 'false',
        group: 'What the image is',
        description: 'With pin: ask the registries for every digest anew.',
    },
    {
        name: 'verify',
        kind: 'choice',
        choices: ['strict', 'warn', 'off'],
        default: 'strict',
        group: 'What the image is',
        manifest: 'package',
        description: 'What happens when an image cannot start on its platform. strict: fail before anything is pushed.',
    },
];

;// CONCATENATED MODULE: ./build/js/src/options/inputs-publish.js
const PUBLISH_INPUTS = [
    {
        name: 'tags',
        kind: 'list',
        default: '',
        group: 'Where it goes',
        description: 'Full image references. {bin}, {package} and {version} are filled in for each binary.',
    },
    {
        name: 'push',
        kind: 'boolean',
        default: 'false',
        group: 'Where it goes',
        description: 'Publish the images to the registries of their tags, after they were verified.',
    },
    {
        name: 'load',
        kind: 'boolean',
        default: 'false',
        group: 'Where it goes',
        description: 'Load the images into the local Docker engine. Needs exactly one platform.',
    },
    {
        name: 'outputs',
        kind: 'text',
        default: '',
        group: 'Where it goes',
        description: 'Where the documentation goes: a folder, type=local,dest=FOLDER or type=tar,dest=FILE, relative to the workspace root. Default: target/rust-docker/doc.',
    },
    {
        name: 'provenance',
        kind: 'text',
        default: '',
        group: 'Where it goes',
        description: 'Provenance attestation: true, false, or attributes such as mode=max. Default: as buildx does.',
    },
    {
        name: 'sbom',
        kind: 'text',
        default: '',
        group: 'Where it goes',
        description: 'SBOM attestation: true, false, or attributes such as generator=image. Default: as buildx does.',
    },
];

;// CONCATENATED MODULE: ./build/js/src/options/inputs-secrets.js
const SECRET_INPUTS = [
    {
        name: 'secrets',
        kind: 'list',
        default: '',
        group: 'What is built',
        description: 'Secrets that cargo needs, id=value, one per line, such as CARGO_REGISTRIES_CORP_TOKEN=token. They are in no layer, history or log. See docs/secrets.md.',
    },
    {
        name: 'secret-envs',
        kind: 'list',
        default: '',
        group: 'What is built',
        description: 'The same, from variables of the job: id=VARIABLE.',
    },
    {
        name: 'secret-files',
        kind: 'list',
        default: '',
        group: 'What is built',
        description: 'The same, from files: id=path.',
    },
    {
        name: 'ssh',
        kind: 'list',
        default: '',
        group: 'What is built',
        description: 'SSH agents or keys for git dependencies: default, or id=path.',
    },
];

// EXTERNAL MODULE: ./build/js/src/plan/stages/kinds.js
var kinds = __nccwpck_require__(1360);
;// CONCATENATED MODULE: ./build/js/src/options/inputs-stages.js

const STAGE_INPUTS = [
    {
        name: 'stages',
        kind: 'list',
        default: 'runtime',
        group: 'What is built',
        description: `Stages of the Dockerfile, of ${kinds/* STAGE_KINDS */.t.join(', ')}. runtime: the images of the programs; test: cargo test; lint: rustfmt and clippy; docs: cargo doc; dev: runs a program from mounted sources, built as a target only. Where tests or lints fail, nothing is published.`,
    },
    {
        name: 'target',
        kind: 'text',
        default: '',
        group: 'What is built',
        description: 'Build only this stage: one of the values of stages, which need not name it, or an image by its name. Default: all that stages names.',
    },
];

;// CONCATENATED MODULE: ./build/js/src/options/table.js







/**
 * Every input. `action.yml`, `docs/inputs.md`, `docs/manifest.md`, the parsers and `--help` are made from this table or
 * checked against it.
 */
const INPUTS = [
    ...BUILD_INPUTS,
    ...SECRET_INPUTS,
    ...STAGE_INPUTS,
    ...IMAGE_INPUTS,
    ...PUBLISH_INPUTS,
    ...CACHE_INPUTS,
    ...BUILDER_INPUTS,
];
/** Returns whether something is the name of an input. */
function isInputName(name) {
    return INPUTS.some((input) => input.name === name);
}
/** Returns what the table says of an input. */
function definitionOf(name) {
    const found = INPUTS.find((input) => input.name === name);
    if (found === undefined)
        throw new Error(`no input ${name}`);
    return found;
}


/***/ }),

/***/ 4487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ PLATFORMS)
/* harmony export */ });
/** By platform name. The one place where a platform is added. */
const PLATFORMS = {
    'linux/amd64': {
        name: 'linux/amd64',
        arch: 'amd64',
        triple: { gnu: 'x86_64-unknown-linux-gnu', musl: 'x86_64-unknown-linux-musl' },
        debian: {
            arch: 'amd64',
            gnuPrefix: 'x86_64-linux-gnu',
            multiarch: 'x86_64-linux-gnu',
            cross: ['gcc-x86-64-linux-gnu', 'libc6-dev-amd64-cross'],
        },
        machine: 'x86_64',
        loader: { gnu: '/lib64/ld-linux-x86-64.so.2', musl: '/lib/ld-musl-x86_64.so.1' },
    },
    'linux/arm64': {
        name: 'linux/arm64',
        arch: 'arm64',
        triple: { gnu: 'aarch64-unknown-linux-gnu', musl: 'aarch64-unknown-linux-musl' },
        debian: {
            arch: 'arm64',
            gnuPrefix: 'aarch64-linux-gnu',
            multiarch: 'aarch64-linux-gnu',
            cross: ['gcc-aarch64-linux-gnu', 'libc6-dev-arm64-cross'],
        },
        machine: 'aarch64',
        loader: { gnu: '/lib/ld-linux-aarch64.so.1', musl: '/lib/ld-musl-aarch64.so.1' },
    },
    'linux/arm/v7': {
        name: 'linux/arm/v7',
        arch: 'arm',
        triple: { gnu: 'armv7-unknown-linux-gnueabihf', musl: 'armv7-unknown-linux-musleabihf' },
        debian: {
            arch: 'armhf',
            gnuPrefix: 'arm-linux-gnueabihf',
            multiarch: 'arm-linux-gnueabihf',
            cross: ['gcc-arm-linux-gnueabihf', 'libc6-dev-armhf-cross'],
        },
        machine: 'arm',
        loader: { gnu: '/lib/ld-linux-armhf.so.3', musl: '/lib/ld-musl-armhf.so.1' },
        arm: 7,
    },
    // Debian has no ARMv6 with hardware floating point: its armhf is ARMv7, and what its gnueabihf compiler links is too. Its
    // armel is ARMv5 with floating point in software. rustup's musl for ARMv6 has hardware floating point.
    'linux/arm/v6': {
        name: 'linux/arm/v6',
        arch: null,
        triple: { gnu: 'arm-unknown-linux-gnueabi', musl: 'arm-unknown-linux-musleabihf' },
        debian: {
            arch: 'armel',
            gnuPrefix: 'arm-linux-gnueabi',
            multiarch: 'arm-linux-gnueabi',
            cross: ['gcc-arm-linux-gnueabi', 'libc6-dev-armel-cross'],
        },
        machine: 'arm',
        loader: { gnu: '/lib/ld-linux.so.3', musl: '/lib/ld-musl-armhf.so.1' },
        arm: 6,
    },
    'linux/386': {
        name: 'linux/386',
        arch: '386',
        triple: { gnu: 'i686-unknown-linux-gnu', musl: 'i686-unknown-linux-musl' },
        debian: {
            arch: 'i386',
            gnuPrefix: 'i686-linux-gnu',
            multiarch: 'i386-linux-gnu',
            cross: ['gcc-i686-linux-gnu', 'libc6-dev-i386-cross'],
        },
        machine: 'i386',
        loader: { gnu: '/lib/ld-linux.so.2', musl: '/lib/ld-musl-i386.so.1' },
    },
    'linux/ppc64le': {
        name: 'linux/ppc64le',
        arch: 'ppc64le',
        triple: { gnu: 'powerpc64le-unknown-linux-gnu', musl: 'powerpc64le-unknown-linux-musl' },
        // rust-lang/rust#133801
        musl: { since: 85 },
        debian: {
            arch: 'ppc64el',
            gnuPrefix: 'powerpc64le-linux-gnu',
            multiarch: 'powerpc64le-linux-gnu',
            cross: ['gcc-powerpc64le-linux-gnu', 'libc6-dev-ppc64el-cross'],
        },
        machine: 'ppc64le',
        loader: { gnu: '/lib64/ld64.so.2', musl: '/lib/ld-musl-powerpc64le.so.1' },
    },
    'linux/s390x': {
        name: 'linux/s390x',
        arch: 's390x',
        // s390x-unknown-linux-musl is a target of tier 3: rustc knows it, rustup has nothing for it.
        triple: { gnu: 's390x-unknown-linux-gnu', musl: null },
        debian: {
            arch: 's390x',
            gnuPrefix: 's390x-linux-gnu',
            multiarch: 's390x-linux-gnu',
            cross: ['gcc-s390x-linux-gnu', 'libc6-dev-s390x-cross'],
        },
        machine: 's390x',
        loader: { gnu: '/lib/ld64.so.1', musl: '/lib/ld-musl-s390x.so.1' },
    },
    'linux/riscv64': {
        name: 'linux/riscv64',
        arch: 'riscv64',
        triple: { gnu: 'riscv64gc-unknown-linux-gnu', musl: 'riscv64gc-unknown-linux-musl' },
        // rust-lang/rust#122049, which sets `crt_static_default: false` too.
        musl: { since: 82, isDynamic: true },
        debian: {
            arch: 'riscv64',
            gnuPrefix: 'riscv64-linux-gnu',
            multiarch: 'riscv64-linux-gnu',
            cross: ['gcc-riscv64-linux-gnu', 'libc6-dev-riscv64-cross'],
        },
        machine: 'riscv64',
        loader: { gnu: '/lib/ld-linux-riscv64-lp64d.so.1', musl: '/lib/ld-musl-riscv64.so.1' },
    },
};


/***/ }),

/***/ 3886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ PROFILE_FOLDERS),
/* harmony export */   X: () => (/* binding */ effectiveProfile)
/* harmony export */ });
const UNSET = {
    inherits: null,
    strip: null,
    lto: null,
    debug: null,
    optLevel: null,
    panic: null,
    codegenUnits: null,
};
/** What cargo sets where the manifest does not (cargo book, "Profiles", "Default profiles"), of what matters here. */
const BUILT_IN = {
    dev: { debug: true, optLevel: 0 },
    test: { inherits: 'dev' },
    release: { debug: false, optLevel: 3 },
    bench: { inherits: 'release' },
};
/** Profiles whose folder below `target/<triple>/` has another name (cargo book, "Profiles"). */
const PROFILE_FOLDERS = new Map([
    ['dev', 'debug'],
    ['test', 'debug'],
    ['bench', 'release'],
]);
/**
 * Returns the settings of a profile with those that it inherits and cargo's own filled in. Null: cargo's default, which
 * is none of it. A profile that inherits from itself, or from one that there is not, has what is known until there.
 */
function effectiveProfile(profiles, name) {
    const seen = new Set();
    let settings = UNSET;
    for (let next = name; next !== null && !seen.has(next);) {
        seen.add(next);
        const own = Object.hasOwn(profiles, next) ? profiles[next] : undefined;
        const builtIn = Object.hasOwn(BUILT_IN, next) ? BUILT_IN[next] : undefined;
        settings = filled(filled(settings, own ?? {}), builtIn ?? {});
        next = own?.inherits ?? builtIn?.inherits ?? null;
    }
    return settings;
}
function filled(settings, from) {
    return {
        inherits: settings.inherits ?? from.inherits ?? null,
        strip: settings.strip ?? from.strip ?? null,
        lto: settings.lto ?? from.lto ?? null,
        debug: settings.debug ?? from.debug ?? null,
        optLevel: settings.optLevel ?? from.optLevel ?? null,
        panic: settings.panic ?? from.panic ?? null,
        codegenUnits: settings.codegenUnits ?? from.codegenUnits ?? null,
    };
}


/***/ }),

/***/ 4781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ isTagReference),
/* harmony export */   A_: () => (/* binding */ isReference),
/* harmony export */   _M: () => (/* binding */ repositoryOf)
/* harmony export */ });
/** Returns an image reference without its tag: a colon after the last slash, since one before it is a port. */
function repositoryOf(reference) {
    return reference.replace(/:[^:/]+$/, '');
}
/** The distribution project's grammar (distribution/reference, regexp.go). */
const DOMAIN = '(?:[A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?';
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const TAGGED = `(?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?`;
const TAG_REFERENCE = new RegExp(`^${TAGGED}$`);
const REFERENCE = new RegExp(`^${TAGGED}(?:@sha256:[0-9a-f]{64})?$`);
/** More than any registry takes; without a limit the pattern could try for long. */
const LONGEST = 512;
/** Whether a text is where an image can be put: a name, with a tag or without. */
function isTagReference(text) {
    return text.length <= LONGEST && TAG_REFERENCE.test(text);
}
/** Whether a text says which image to take: a name, with a tag, a digest, or both. */
function isReference(text) {
    return text.length <= LONGEST && REFERENCE.test(text);
}


/***/ }),

/***/ 1360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ isStageKind),
/* harmony export */   t: () => (/* binding */ STAGE_KINDS)
/* harmony export */ });
/** The values of the input `stages`, in the order in which they are written. */
const STAGE_KINDS = ['runtime', 'test', 'lint', 'docs', 'dev'];
/** Returns whether a text is one of {@link STAGE_KINDS}. */
function isStageKind(text) {
    return STAGE_KINDS.some((kind) => kind === text);
}


/***/ }),

/***/ 7187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ getExecOutput)
});

// UNUSED EXPORTS: exec

// EXTERNAL MODULE: external "string_decoder"
var external_string_decoder_ = __nccwpck_require__(5574);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io.js
var io = __nccwpck_require__(8701);
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util = __nccwpck_require__(90);
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return __awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!io_util/* isRooted */.Qh(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield io/* which */.K7(this.toolPath, true);
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield io_util/* exists */.t2(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new external_string_decoder_.StringDecoder('utf8');
        const stderrDecoder = new external_string_decoder_.StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map

/***/ }),

/***/ 90:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ IS_WINDOWS),
/* harmony export */   Qh: () => (/* binding */ isRooted),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   vr: () => (/* binding */ tryGetExecutablePath)
/* harmony export */ });
/* unused harmony exports chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink, readlink, UV_FS_O_EXLOCK, READONLY, isDirectory, getCmdPath */
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9896);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6928);
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs__WEBPACK_IMPORTED_MODULE_0__.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = path__WEBPACK_IMPORTED_MODULE_1__.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = path__WEBPACK_IMPORTED_MODULE_1__.dirname(filePath);
                        const upperName = path__WEBPACK_IMPORTED_MODULE_1__.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = path__WEBPACK_IMPORTED_MODULE_1__.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map

/***/ }),

/***/ 8701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ which)
/* harmony export */ });
/* unused harmony exports cp, mv, rmRF, mkdirP, findInPath */
/* harmony import */ var assert__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2613);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6928);
/* harmony import */ var _io_util_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(90);
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return __awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return __awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return __awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return __awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .IS_WINDOWS */ .H8) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return __awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .IS_WINDOWS */ .H8 && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .isRooted */ .Qh(tool)) {
            const filePath = yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .tryGetExecutablePath */ .vr(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .tryGetExecutablePath */ .vr(path__WEBPACK_IMPORTED_MODULE_1__.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return __awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function copyFile(srcFile, destFile, force) {
    return __awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9490);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
